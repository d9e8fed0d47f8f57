// Talks to a running skill as virtual-alexa does: node talk.js URL MODEL, with a JSON list of what is said on
// standard input; prints the list of responses. "(launch)" opens the skill, "(end)" ends the session.
const { VirtualAlexa } = require("virtual-alexa");

const [url, model] = process.argv.slice(2);
const said = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const alexa = VirtualAlexa.Builder().skillURL(url).interactionModelFile(model)
    .applicationID("amzn1.ask.skill.virtual-alexa").locale("en-GB").create();

(async () => {
    const heard = [];
    for (const line of said) {
        const answer = line === "(launch)" ? await alexa.launch()
            : line === "(end)" ? await alexa.endSession() : await alexa.utter(line);
        heard.push(answer);
    }
    console.log(JSON.stringify(heard));
})().catch((error) => {
    console.error(error);
    process.exit(1);
});
