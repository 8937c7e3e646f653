"use strict";
(() => {
  const charts = JSON.parse(document.getElementById("data").textContent);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const drawn = [];

  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const number = (value) => Number(value.toPrecision(3)).toLocaleString("en");
  const leads = (value) => [1, 2, 5].some((digit) => Math.abs(value / 10 ** Math.floor(Math.log10(value) + 1e-9) - digit) < 1e-6);

  /** A color between --low and --high: the greater N is, the stronger it stands out. */
  const shade = (share) => {
    const part = (hex, i) => parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
    const [low, high] = [color("low"), color("high")];
    return "rgb(" + [0, 1, 2].map((i) => Math.round(part(low, i) + share * (part(high, i) - part(low, i)))).join() + ")";
  };

  const percentile = (x) => (x <= 1 ? "0" : String(Number((100 - 100 / x).toFixed(6))));

  const axis = (title, more) => ({
    type: "logarithmic",
    title: { display: true, text: title, color: color("quiet") },
    grid: { color: color("line") },
    border: { color: color("line") },
    ...more,
    ticks: { color: color("quiet"), maxRotation: 0, ...more.ticks },
  });

  const millis = () => axis("ms", { ticks: { callback: (value) => (leads(value) ? number(value) : "") } });

  const options = (x, label) => ({
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: "nearest", axis: "x", intersect: false },
    scales: { x, y: millis() },
    plugins: {
      legend: { position: "bottom", labels: { color: color("ink"), usePointStyle: true, boxHeight: 6 } },
      tooltip: { callbacks: { title: (items) => label(items[0].parsed.x), label: (item) => item.dataset.label + ": " + number(item.parsed.y) + " ms" } },
    },
  });

  const line = (label, data, stroke, more) => ({ label, data, borderColor: stroke, backgroundColor: stroke, borderWidth: 2, clip: 8, pointStyle: "circle", ...more });

  const ticksAt = (values) => (scale) => {
    scale.ticks = values.filter((value) => value >= scale.min && value <= scale.max).map((value) => ({ value }));
  };

  const latency = (chart) => {
    const all = chart.latency.map((point) => point.n);
    const x = axis(chart.unit, {
      min: Math.min(...all),
      max: Math.max(...all),
      afterBuildTicks: ticksAt(all),
      ticks: { callback: (value) => number(value), autoSkip: true },
    });
    const datasets = ["p50", "p95", "p99"].map((key) =>
      line(key, chart.latency.map((point) => ({ x: point.n, y: point[key + "_ms"] })), color(key), { pointRadius: 4 }));
    return { type: "line", data: { datasets }, options: options(x, (value) => number(value) + " " + chart.unit) };
  };

  const curves = (chart) => {
    const ticks = [1, 2, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7];
    const x = axis("percentile", {
      min: 1,
      max: Math.max(2, ...chart.curves.map((curve) => curve.points[curve.points.length - 1][0])),
      afterBuildTicks: ticksAt(ticks),
      ticks: { callback: percentile, autoSkip: false },
    });
    const last = Math.max(1, chart.curves.length - 1);
    const datasets = chart.curves.map((curve, i) =>
      line(number(curve.n) + " " + chart.unit, curve.points.map((point) => ({ x: point[0], y: point[1] })),
        shade(chart.curves.length === 1 ? 0.5 : i / last), { pointRadius: 0, pointHitRadius: 8 }));
    return { type: "line", data: { datasets }, options: options(x, (value) => "percentile " + percentile(value)) };
  };

  const draw = () => {
    drawn.splice(0).forEach((chart) => chart.destroy());
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    for (const canvas of document.querySelectorAll("canvas[data-plot]")) {
      const chart = charts.find((each) => each.scenario === canvas.dataset.scenario);
      if (chart && chart.curves.length > 0) {
        drawn.push(new Chart(canvas, canvas.dataset.plot === "latency" ? latency(chart) : curves(chart)));
      }
    }
  };

  dark.addEventListener("change", draw);
  draw();
})();
