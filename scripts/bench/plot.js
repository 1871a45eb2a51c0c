// The plot of the report: bars of ratios, and lines of time against the size of the source.

const width = 960;
const bar = { left: 290, right: 930, height: 16, step: 24 };
const chart = { left: 70, right: 690, height: 320 };
const colours = 10;

/** An SVG image for light and dark pages. */
export function plot({ processes, peers, stages }) {
  const rows = [...processes, ...peers];
  const lines = stages.filter(({ times }) => times.filter((time) => time >= 1).length > 1);
  const top = 60 + rows.length * bar.step + 70;
  const height = top + chart.height + 60;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    "<title>Ratios to an empty Node.js, and time against the size of the source</title>",
    `<style>${style()}</style>`,
    text(20, 28, "Whole processes, as ratios to node -e 0 (line: target)", "head"),
    ...bars(rows, 48),
    text(
      20,
      top - 26,
      "Time of each stage against the size of the source, both logarithmic",
      "head",
    ),
    ...lineChart(lines, top),
    "</svg>\n",
  ].join("\n");
}

function style() {
  const hues = Array.from({ length: colours }, (_, i) => Math.round((i * 360) / colours));
  const rules = (lightness) =>
    hues.map((h, i) => `.c${i}{color:hsl(${h} 65% ${lightness}%)}`).join("");
  return [
    "text{font:13px system-ui,sans-serif;fill:#1a1a1a}.head{font-weight:600}.end{text-anchor:end}",
    ".own{fill:#2563a8}.peer{fill:#8a8a8a}.target{stroke:#c2410c;stroke-width:2}",
    ".grid{stroke:#8886;stroke-width:1}.line{fill:none;stroke:currentColor;stroke-width:2}",
    ".dot{fill:currentColor}",
    rules(36),
    "@media (prefers-color-scheme:dark){text{fill:#e6e6e6}.own{fill:#6aa9e9}.target{stroke:#fb923c}",
    `${rules(68)}}`,
  ].join("");
}

function bars(rows, top) {
  const most = Math.max(...rows.flatMap(({ ratio, target = 0 }) => [ratio, target]));
  const x = (ratio) => round(bar.left + (ratio / most) * (bar.right - 60 - bar.left));
  return rows.flatMap(({ name, ratio, target, asked }, i) => {
    const y = top + i * bar.step;
    const kind = asked === undefined || name.startsWith("policyc") ? "own" : "peer";
    return [
      text(bar.left - 10, y + 13, name, "end"),
      `<rect class="${kind}" x="${bar.left}" y="${y}" width="${round(x(ratio) - bar.left)}" height="${bar.height}"/>`,
      text(x(Math.max(ratio, target ?? 0)) + 8, y + 13, `${ratio.toFixed(1)} ×`),
      ...(target === undefined
        ? []
        : [line("target", x(target), y - 3, x(target), y + bar.height + 3)]),
    ];
  });
}

function lineChart(stages, top) {
  const bottom = top + chart.height;
  const decades = [0, 1, 2, 3, 4, 5];
  const x = (decade) => round(chart.left + (decade / 3) * (chart.right - chart.left));
  const y = (time) => round(bottom - (Math.log10(Math.max(1, time)) / 5) * chart.height);
  return [
    ...decades.flatMap((d) => [
      line("grid", chart.left, y(10 ** d), chart.right, y(10 ** d)),
      text(chart.left - 8, y(10 ** d) + 4, d < 3 ? `${10 ** d} ms` : `${10 ** (d - 3)} s`, "end"),
    ]),
    ...[0, 1, 2, 3].map((d) => text(x(d) - 12, bottom + 20, `× ${(10 ** d).toLocaleString("en")}`)),
    ...apart(stages, y).flatMap(({ stage, times, exponent, label }, i) => {
      const points = times.flatMap((time, d) => (time === undefined ? [] : [[x(d), y(time)]]));
      const [endX, endY] = points.at(-1);
      const words = `${stage}${exponent === undefined ? "" : `, exponent ${exponent.toFixed(2)}`}`;
      return [
        `<g class="c${i % colours}"><polyline class="line" points="${points.map((p) => p.join(",")).join(" ")}"/>`,
        ...points.map(([px, py]) => `<circle class="dot" cx="${px}" cy="${py}" r="3"/>`),
        line("line", endX, endY, chart.right + 14, label, 'stroke-dasharray="2 3"'),
        `<circle class="dot" cx="${chart.right + 18}" cy="${label}" r="4"/></g>`,
        text(chart.right + 28, label + 4, words),
      ];
    }),
  ];
}

/** The stages with the heights of their labels, none of them upon another. */
function apart(stages, y) {
  const last = ({ times }) => times.filter((time) => time !== undefined).at(-1);
  const sorted = [...stages].sort((a, b) => last(b) - last(a));
  let above = Number.NEGATIVE_INFINITY;
  return sorted.map((stage) => {
    above = Math.max(above + 18, y(last(stage)));
    return { ...stage, label: above };
  });
}

function text(x, y, words, kind = "") {
  const escaped = words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<text x="${round(x)}" y="${round(y)}" class="${kind}">${escaped}</text>`;
}

function line(kind, x1, y1, x2, y2, more = "") {
  return `<line class="${kind}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${more}/>`;
}

function round(number) {
  return Math.round(number * 10) / 10;
}
