// Every way to ask for something or to run something that the page did not bring: (address) => Promise of
// {way: what the policy said, or "not refused"}.
async (address) => {
  const put = (name, attributes, text = "") => {
    const made = Object.assign(document.createElement(name), attributes);
    made.textContent = text;
    document.body.append(made);
    return made;
  };
  const form = () => {
    put("iframe", { name: "aside" });
    put("form", { action: `${address}form`, target: "aside" }).submit();
  };
  const ways = {
    fetch: () => fetch(`${address}fetch`),
    request: () => {
      const request = new XMLHttpRequest();
      request.open("GET", `${address}request`);
      request.send();
    },
    beacon: () => navigator.sendBeacon(`${address}beacon`, "x"),
    socket: () => new WebSocket(`${address.replace("http", "ws")}socket`),
    events: () => new EventSource(`${address}events`),
    image: () => put("img", { src: `${address}image` }),
    film: () => put("video", { src: `${address}film` }),
    font: () => new FontFace("outside", `url(${address}font)`).load(),
    style: () => put("link", { rel: "stylesheet", href: `${address}style` }),
    imported: () => put("style", {}, `@import url(${address}imported);`),
    background: () => put("i", { style: `display: block; background: url(${address}background); height: 9px` }, "x"),
    script: () => put("script", { src: `${address}script` }),
    inline: () => put("script", {}, "globalThis.ran = 'inline'"),
    handler: () => put("button", {}).setAttribute("onclick", "globalThis.ran = 'handler'"),
    text: () => eval("globalThis.ran = 'text'"),
    frame: () => put("iframe", { src: `${address}frame` }),
    object: () => put("object", { data: `${address}object` }),
    worker: () => new Worker(URL.createObjectURL(new Blob([""]))),
    base: () => document.head.append(Object.assign(document.createElement("base"), { href: address })),
    form,
  };
  const found = {};
  for (const [name, attempt] of Object.entries(ways)) {
    const said = new Promise((resolve) => {
      document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
      setTimeout(() => resolve("not refused"), 400);
    });
    try {
      Promise.resolve(attempt()).catch(() => {});
    } catch { /* what is refused at once throws */ }
    found[name] = await said;
  }
  return { found, ran: globalThis.ran ?? null };
}
