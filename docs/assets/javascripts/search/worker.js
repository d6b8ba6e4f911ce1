// The search worker behind the theme's box. A page loads this much of search and no more; engine
// and documents follow when somebody searches. The messages are the theme's: SETUP 0, READY 1,
// QUERY 2, RESULT 3.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const AT_ONCE = 50; // pages, a few milliseconds
const PAUSE = 200; // milliseconds without a key, after which pages are suggested
const root = new URL("../../../", location.href);
// The theme's messages have no place for what is suggested where nothing is found.
const channel = new BroadcastChannel(root.pathname);

let asked = "";
let answered = false;
let loading;
let pausing;

async function read(name, options) {
  const response = await fetch(new URL(`search/${name}`, root), options);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

async function load() {
  // The list of parts must be fresh; a part is named after its content.
  const reading = read("index.json", { cache: "no-cache" }).then((response) => response.json());
  const [{ Index, unpack }, data] = await Promise.all([import(new URL("engine.js", location.href).href), reading]);
  const index = new Index(data);
  if (data.parts) addParts(index, data, unpack).catch(fail);
  else index.add(data.bodies);
  return index;
}

async function readPart(name) {
  const { body } = await read(name);
  return new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// Names answer first. What stands on the pages comes in parts, and the answer is then given anew.
async function addParts(index, { parts, letters }, unpack) {
  const coming = parts.map(readPart);
  for (const part of coming) {
    const pages = unpack(new Uint8Array(await part), letters).split("\n");
    while (pages.length) {
      index.add(pages.splice(0, AT_ONCE).join("\n"));
      await new Promise((resolve) => setTimeout(resolve)); // a key that was pressed goes first
    }
  }
  answer(index);
}

function answer(index) {
  const result = index.search(asked);
  // While parts are missing, an empty answer is not yet true.
  if (!result.items.length && !index.complete) return;
  send(result);
  if (result.items.length) return;
  pausing = setTimeout(() => channel.postMessage({ asked, suggestions: index.suggestions(asked) }), PAUSE);
}

function send(result) {
  answered = true;
  clearTimeout(pausing);
  postMessage({ type: RESULT, data: result });
  channel.postMessage({ asked, suggestions: [] });
}

function fail() {
  loading = undefined; // the next key tries again
  send({
    items: [
      [
        {
          location: "programs/",
          title: "찾기 자료를 불러오지 못했습니다",
          text: "인터넷 연결을 확인하고 다시 적어 보세요. 여기를 누르면 모든 사업의 목록이 열립니다.",
          terms: {},
          score: 1,
        },
      ],
    ],
  });
}

self.addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) postMessage({ type: READY });
  if (type !== QUERY) return;
  asked = data;
  if (!asked.trim()) {
    if (answered) send({ items: [] }); // the theme asks for nothing when a page opens
    return;
  }
  try {
    loading ??= load();
    const index = await loading;
    if (asked === data) answer(index);
  } catch {
    fail();
  }
});
