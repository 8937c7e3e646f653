import createDOMPurify from "dompurify";

const purify = createDOMPurify(window);

const REFERENCES = ["href", "xlink:href", "src"];

/** Allowed targets of references: parts of the same document and raster images within it. */
const INNER = /^(#|data:image\/(png|jpeg|webp|gif);base64,)/i;

/** References out of the document from within style sheets and style attributes. */
const OUTWARD_STYLE = /@import|url\(\s*["']?(?!#)/i;

purify.addHook("afterSanitizeAttributes", (node) => {
  for (const name of REFERENCES) {
    const target = node.getAttribute(name);
    if (target !== null && !INNER.test(target.trim())) node.removeAttribute(name);
  }
  for (const { name, value } of [...node.attributes]) if (OUTWARD_STYLE.test(value)) node.removeAttribute(name);
  if (node.nodeName.toLowerCase() === "style" && OUTWARD_STYLE.test(node.textContent)) node.textContent = "";
});

/**
 * An SVG document without scripts, event handlers, foreign objects and references out of itself. Throws where nothing of
 * an SVG is left.
 */
export function sanitised(text: string): string {
  const clean = purify.sanitize(text, {
    USE_PROFILES: { svg: true, svgFilters: true },
    ADD_TAGS: ["use"],
    FORBID_TAGS: ["foreignObject", "script", "a"],
    RETURN_DOM: true,
  });
  const root = (clean as Element).querySelector("svg");
  if (!root) throw new Error("no SVG document");
  root.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  giveSize(root);
  return new XMLSerializer().serializeToString(root);
}

/** Browsers draw no image without a size of its own. */
function giveSize(root: SVGElement): void {
  const [, , width, height] = (root.getAttribute("viewBox") ?? "").split(/[\s,]+/);
  const given = ["width", "height"].every((name) => Number.parseFloat(root.getAttribute(name) ?? "") > 0);
  const relative = ["width", "height"].some((name) => root.getAttribute(name)?.endsWith("%"));
  if (given && !relative) return;
  root.setAttribute("width", width ?? "300");
  root.setAttribute("height", height ?? "300");
}
