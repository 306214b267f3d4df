// The language of the page, and the two things that every script does: saying and building.
export const language = document.documentElement.lang === "en" ? "en" : "ko";

export const say = (ko, en) => (language === "ko" ? ko : en);

// Where this server's pages begin, whatever is in front of it.
export const home = new URL("../", import.meta.url);

// An element with attributes and children; text is always text.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}
