/** Signs of the style panel: strokes in a square of 20 by 20. */
const PATHS = {
  "stroke-thin": "M3 10h14",
  "stroke-medium": "M3 10h14",
  "stroke-bold": "M3 10h14",
  solid: "M3 10h14",
  dashed: "M2.500 10h4M8 10h4M13.500 10h4",
  dotted: "M3 10h.01M7.700 10h.01M12.300 10h.01M17 10h.01",
  "fill-solid": "M4.500 5.500h11M4.500 7.500h11M4.500 9.500h11M4.500 11.500h11M4.500 13.500h11M4.500 15h11",
  "fill-hatched": "M4 4h12v12H4zM4 10l6-6M4 16L16 4M10 16l6-6",
  "fill-crossed": "M4 4h12v12H4zM4 10l6-6M4 16L16 4M10 16l6-6M4 10l6 6M4 4l12 12M10 4l6 6",
  straight: "M4 16L16 4",
  curved: "M4 16C4 8 16 12 16 4",
  elbow: "M4 16V10H16V4",
  "text-left": "M3 5h14M3 10h8M3 15h11",
  "text-center": "M3 5h14M6 10h8M4.500 15h11",
  "text-right": "M3 5h14M9 10h8M6 15h11",
  "text-top": "M3 4h14M10 16V8M7 11l3-3 3 3",
  "text-middle": "M3 10h14M10 2.500v4M10 17.500v-4",
  "text-bottom": "M3 16h14M10 4v8M7 9l3 3 3-3",
  "align-left": "M3.500 3v14M6.500 6h9M6.500 13h5",
  "align-centre": "M10 3v14M5 6.500h10M7 13.500h6",
  "align-right": "M16.500 3v14M4.500 6h9M8.500 13h5",
  "align-top": "M3 3.500h14M6 6.500v9M13 6.500v5",
  "align-middle": "M3 10h14M6.500 5v10M13.500 7v6",
  "align-bottom": "M3 16.500h14M6 4.500v9M13 8.500v5",
  "distribute-x": "M3.500 3v14M16.500 3v14M8.500 6.500v7h3v-7z",
  "distribute-y": "M3 3.500h14M3 16.500h14M6.500 8.500h7v3h-7z",
  "to-front": "M7.500 7.500h9v9h-9zM4.500 12.500h-1v-9h9v1",
  forward: "M10 16V5M5.500 9.500L10 5l4.500 4.500",
  backward: "M10 4v11M5.500 10.500L10 15l4.500-4.500",
  "to-back": "M3.500 3.500h9v9h-9zM15.500 7.500h1v9h-9v-1",
  group: "M3.500 6V3.500H6M14 3.500h2.500V6M16.500 14v2.500H14M6 16.500H3.500V14M7 7h6v6H7z",
  ungroup: "M3.500 3.500h7v7h-7zM13 9.500h3.500v7h-7V13",
  lock: "M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9",
  duplicate: "M7.500 7.500h9v9h-9zM4.500 12.500h-1v-9h9v1M12 10v4M10 12h4",
  delete: "M4 6h12M8 6V4h4v2M5.500 6l.7 10.500h7.600L14.500 6M8.500 9v4.500M11.500 9v4.500",
  undo: "M7.500 4L4 7.500 7.500 11M4.500 7.500H12a4.250 4.250 0 0 1 0 8.500H8",
  redo: "M12.500 4L16 7.500 12.500 11M15.500 7.500H8a4.250 4.250 0 0 0 0 8.500h4",
  minimap: "M3 5.500l4.700-2 4.600 2 4.700-2v11l-4.700 2-4.600-2-4.700 2zM7.700 3.500v11M12.300 5.500v11",
  help: "M7.300 7.500a2.700 2.700 0 1 1 4.200 2.200c-1 .7-1.500 1.200-1.500 2.300M10 14.800h.01",
} as const;

export type GlyphName = keyof typeof PATHS;

const WIDTHS: Partial<Record<GlyphName, number>> = {
  "stroke-thin": 1,
  "stroke-bold": 4.5,
  "stroke-medium": 2.2,
  dotted: 2.4,
  "fill-solid": 2.4,
  "fill-hatched": 1.2,
  "fill-crossed": 1.2,
};

export function hasGlyph(name: string): name is GlyphName {
  return Object.hasOwn(PATHS, name);
}

export function Glyph({ name }: { name: GlyphName }) {
  return (
    <svg
      className="glyph"
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
      style={{ strokeWidth: WIDTHS[name] }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
