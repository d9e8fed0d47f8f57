// Amazon's own validator: a JSON list of documents in, a JSON list of what it says of each out.
const { StaticAplTemplateValidator } = require("apl-suggester");

(async () => {
    const validator = new StaticAplTemplateValidator();
    const told = [];
    for (const document of JSON.parse(require("fs").readFileSync(0, "utf-8"))) {
        told.push(await validator.validate(document));
    }
    console.log(JSON.stringify(told));
})().catch((error) => {
    console.error(error);
    process.exit(1);
});
