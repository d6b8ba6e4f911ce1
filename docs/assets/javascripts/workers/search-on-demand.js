// The search worker, loaded at the first query. The theme starts its worker and loads the whole
// index on every page; here it gets this one and an empty index, and engine and documents follow
// when somebody searches. The messages are the theme's: SETUP 0, READY 1, QUERY 2, RESULT 3.
const SETUP = 0;
const READY = 1;
const engine = new URL(new URLSearchParams(location.search).get("engine"), location);
const documents = new URL("../../../search/documents.json", location);

let options;
let loaded;

async function load() {
  const listeners = [];
  const listen = self.addEventListener;
  self.addEventListener = (type, listener) => type === "message" && listeners.push(listener);
  importScripts(engine);
  self.addEventListener = listen;
  const response = await fetch(documents);
  const { config, docs } = await response.json();
  const send = (data) => Promise.all(listeners.map((listener) => listener({ data })));
  await send({ type: SETUP, data: { config, docs, options } });
  return send;
}

self.addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) {
    options = message.data.options;
    postMessage({ type: READY });
    return;
  }
  if (!loaded && !message.data.trim()) return; // the theme asks for nothing when a page opens
  loaded ??= load();
  const send = await loaded;
  await send(message);
});
