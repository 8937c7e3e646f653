/**
 * Put into a page before its own scripts; `window.frameMeter` measures frames between `start` and `stop`. Times are
 * milliseconds:
 * - interval: from one frame to the next, as the browser counts them (a page that is late skips some);
 * - busy: from the beginning of a frame's callbacks until the page is done with the frame, rendering included;
 * - drawing: what the page's own frame callbacks took of that.
 */
export function installMeter() {
  const nextFrame = window.requestAnimationFrame.bind(window);
  const { port1, port2 } = new MessageChannel();
  let measured;
  let drawing = 0;
  let drew = false;
  let wanted = 0;

  window.requestAnimationFrame = (callback) =>
    nextFrame((time) => {
      const begin = performance.now();
      try {
        callback(time);
      } finally {
        drawing += performance.now() - begin;
        drew = true;
      }
    });

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) measured?.longTasks.push(duration);
  }).observe({ type: "longtask" });

  const step = (mine) => (time) => {
    if (mine !== wanted) return;
    if (measured.last !== undefined) measured.intervals.push(time - measured.last);
    measured.last = time;
    drawing = 0;
    drew = false;
    const begin = performance.now();
    // A message is handled once the browser is done with the frame.
    port1.onmessage = () => {
      if (mine !== wanted) return;
      measured.busy.push(performance.now() - begin);
      measured.drawing.push(drawing);
      if (drew) measured.drawn++;
    };
    port2.postMessage(undefined);
    nextFrame(step(mine));
  };

  window.frameMeter = {
    start() {
      measured = { intervals: [], busy: [], drawing: [], longTasks: [], drawn: 0 };
      nextFrame(step(++wanted));
    },
    drawn: () => measured.drawn,
    stop() {
      wanted++;
      const { last, ...figures } = measured;
      return figures;
    },
  };
}
