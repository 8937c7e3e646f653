import { beforeEach, describe, expect, it } from "vitest";
import { BoardModel } from "../../src/model/board-model";
import type { View } from "../../src/model/view";
import { carried, zoomToHold } from "../../src/model/view";

const GRACE = { clientId: "g", userId: "1", name: "Grace", color: "#123456" };
const HEDY = { clientId: "h", userId: "2", name: "Hedy", color: "#654321" };
const VIEW: View = { x: 10, y: 20, zoom: 2, width: 800, height: 600 };

let board: BoardModel;
let seen: View[];

beforeEach(() => {
  board = new BoardModel();
  board.presence.setParticipants([GRACE, HEDY]);
  seen = [];
  board.following.viewChanged.on((view) => seen.push(view));
});

function look(clientId: string, view: View | undefined): void {
  board.presence.update({ clientId, cursor: undefined, drags: [], view });
}

describe("following", () => {
  it("shows where the leader looks, at once and from then on, and nobody else's view", () => {
    look("g", VIEW);
    look("h", { ...VIEW, x: 999 });
    board.following.follow("g");
    look("h", { ...VIEW, x: 998 });
    look("g", { ...VIEW, x: 11 });
    expect(seen.map(({ x }) => x)).toEqual([10, 11]);
  });

  it("waits for a view where none is known", () => {
    board.following.follow("g");
    expect(board.following.view).toBeUndefined();
    look("g", VIEW);
    expect(seen).toEqual([VIEW]);
  });

  it("keeps the view when a message tells only of the pointer", () => {
    look("g", VIEW);
    board.presence.update({ clientId: "g", cursor: { x: 1, y: 1 }, drags: [] });
    expect(board.presence.viewOf("g")).toEqual(VIEW);
  });

  it("ends when the leader leaves, and only then", () => {
    board.following.follow("g");
    board.presence.parted("h");
    expect(board.following.leader).toEqual(GRACE);
    board.presence.joined(HEDY);
    board.presence.parted("g");
    expect(board.following.leader).toBeUndefined();
  });

  it("is of nobody who is not on the board", () => {
    board.following.follow("nobody");
    expect(board.following.leader).toBeUndefined();
  });

  it("passes to another leader", () => {
    look("g", VIEW);
    look("h", { ...VIEW, x: 5 });
    board.following.follow("g");
    board.following.follow("h");
    look("g", { ...VIEW, x: 77 });
    expect(seen.map(({ x }) => x)).toEqual([10, 5]);
  });
});

describe("where somebody is", () => {
  it("is at the pointer, else in the middle of the view, else unknown", () => {
    expect(board.presence.placeOf("g")).toBeUndefined();
    look("g", VIEW);
    expect(board.presence.placeOf("g")).toMatchObject({ x: 10, y: 20 });
    board.presence.update({ clientId: "g", cursor: { x: 1, y: 2 }, drags: [] });
    expect(board.presence.placeOf("g")).toEqual({ x: 1, y: 2 });
  });
});

describe("a jump to somebody", () => {
  it("goes where that person is, and ends the following of anybody", () => {
    const places: unknown[] = [];
    board.following.jumped.on((place) => places.push(place));
    expect(board.following.jumpTo("g")).toBe(false);
    board.presence.update({ clientId: "g", cursor: { x: 1, y: 2 }, drags: [] });
    board.following.follow("h");
    expect(board.following.jumpTo("g")).toBe(true);
    expect(places).toEqual([{ x: 1, y: 2 }]);
    expect(board.following.leader).toBeUndefined();
  });
});

describe("a view", () => {
  it("is held whole by a window of another size", () => {
    expect(zoomToHold(VIEW, 400, 600)).toBe(1);
    expect(zoomToHold(VIEW, 1600, 600)).toBe(2);
  });

  it("carries a point to what is at the same place of the screen", () => {
    expect(carried({ x: 30, y: 20 }, VIEW, { ...VIEW, x: 100, zoom: 4 })).toEqual({ x: 110, y: 20 });
  });
});
