// What the figures are compared with: a bare page that draws a rounded rectangle for each object in view with plain
// Canvas 2D, all of them at every frame, and does nothing else.
import { installMeter } from "./meter.mjs";

/** A page with `boxes` of board units, which pans and zooms by the wheel as boards do. */
export async function openReference(context, boxes) {
  const page = await context.newPage();
  await page.addInitScript(installMeter);
  // A page that was navigated to: scripts that are put in do not run in one that was only given content.
  await page.route("http://reference.invalid/", (route) =>
    route.fulfill({ contentType: "text/html", body: "<body style='margin:0;overflow:hidden'><canvas></canvas>" }),
  );
  await page.goto("http://reference.invalid/");
  await page.evaluate(drawBoxes, boxes);
  return page;
}

function drawBoxes(boxes) {
  const canvas = document.querySelector("canvas");
  const context = canvas.getContext("2d");
  canvas.width = innerWidth * devicePixelRatio;
  canvas.height = innerHeight * devicePixelRatio;
  canvas.style.cssText = `display:block;width:${innerWidth}px;height:${innerHeight}px`;
  const view = { left: 0, top: 0, zoom: 1 };
  let frame = 0;
  const draw = () => {
    frame = 0;
    const scale = view.zoom * devicePixelRatio;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale, 0, 0, scale, -view.left * scale, -view.top * scale);
    context.lineWidth = 2;
    context.strokeStyle = "#1b2430";
    const [right, bottom] = [view.left + innerWidth / view.zoom, view.top + innerHeight / view.zoom];
    for (const { x, y, width, height, fill } of boxes) {
      if (x > right || y > bottom || x + width < view.left || y + height < view.top) continue;
      context.fillStyle = fill;
      context.beginPath();
      context.roundRect(x, y, width, height, 8);
      context.fill();
      context.stroke();
    }
  };
  const invalidate = () => {
    frame ||= requestAnimationFrame(draw);
  };
  window.lookAt = ({ x, y, zoom }) => {
    Object.assign(view, { zoom, left: x - innerWidth / zoom / 2, top: y - innerHeight / zoom / 2 });
    invalidate();
  };
  addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const { clientX, clientY, deltaX, deltaY } = event;
      if (event.ctrlKey) {
        const zoom = Math.max(0.02, Math.min(10, view.zoom * Math.exp(-deltaY * 0.0022)));
        view.left += clientX / view.zoom - clientX / zoom;
        view.top += clientY / view.zoom - clientY / zoom;
        view.zoom = zoom;
      } else {
        view.left += deltaX / view.zoom;
        view.top += deltaY / view.zoom;
      }
      invalidate();
    },
    { passive: false },
  );
}
