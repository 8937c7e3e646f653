/** An element as Excalidraw writes it, with only what a test is about given. */
export function anElement(type: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: type,
    type,
    x: 10,
    y: 20,
    width: 100,
    height: 60,
    angle: 0,
    strokeColor: "#1971c2",
    backgroundColor: "transparent",
    fillStyle: "solid",
    strokeWidth: 2,
    strokeStyle: "solid",
    roughness: 1,
    opacity: 100,
    groupIds: [],
    frameId: null,
    roundness: null,
    seed: 1,
    version: 1,
    versionNonce: 1,
    isDeleted: false,
    boundElements: null,
    updated: 1,
    link: null,
    locked: false,
    ...(type === "text" ? TEXT : {}),
    ...(LINEAR.has(type) ? { points: [[0, 0], [100, 60]] } : {}), // prettier-ignore
    ...(type === "arrow" ? { startArrowhead: null, endArrowhead: "arrow", startBinding: null, endBinding: null } : {}),
    ...(type === "freedraw" ? { pressures: [], simulatePressure: true } : {}),
    ...fields,
  };
}

const LINEAR = new Set(["line", "arrow", "draw", "freedraw"]);

const TEXT = {
  text: "Hello",
  originalText: "Hello",
  fontSize: 20,
  fontFamily: 5,
  textAlign: "left",
  verticalAlign: "top",
  containerId: null,
  lineHeight: 1.25,
  autoResize: true,
};

export function aScene(elements: readonly unknown[], files: Record<string, unknown> = {}): string {
  return JSON.stringify({ type: "excalidraw", version: 2, source: "test", elements, appState: {}, files });
}

/** One red pixel. */
export const PIXEL =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
