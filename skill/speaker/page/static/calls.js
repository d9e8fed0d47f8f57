// The calls to this machine's own server.
export async function call(name, body) {
  let response;
  try {
    response = await fetch(name, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  } catch {
    throw new Error("The server has stopped. Start it again: make serve");
  }
  const told = await response.json();
  if (!response.ok) throw new Error(told.error ?? response.statusText);
  return told;
}
