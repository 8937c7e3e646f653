import { Camera } from "../../../src/canvas/camera";
import { TextLayouts } from "../../../src/canvas/text-layout";
import type { Clipboard } from "../../../src/canvas/clipboard/clipboard";
import { Scene } from "../../../src/canvas/scene";
import { select } from "../../../src/canvas/tools/select/select";
import type { Desk, PointerAt, ToolName, ToolState } from "../../../src/canvas/tools/tool";
import { BoardModel } from "../../../src/model/board-model";
import { LastStyles } from "../../../src/model/last-styles";
import { Marks } from "../../../src/model/marks";
import { OpenPanels } from "../../../src/model/open-panels";
import type { BoardObject } from "../../../src/model/object";
import type { Point } from "../../../src/model/presence";
import { Sketch } from "../../../src/model/sketch";
import { Toggle } from "../../../src/model/toggle";

/** Letters half as wide as they are high. */
const HALF_WIDE = { width: (text: string, fontSize: number) => (text.length * fontSize) / 2, baseline: () => 1 };

type Keys = Partial<Pick<PointerAt, "shift" | "alt" | "ctrl" | "finger">>;

/** A board with a view of 1000 by 800 pixels at its natural size, and a pointer with the select tool on it. */
export class ADesk {
  readonly board = new BoardModel();
  readonly camera = new Camera();
  readonly said: string[] = [];
  readonly edited: string[] = [];
  readonly tools: ToolName[] = [];
  readonly desk: Desk;
  private state: ToolState;

  constructor(...objects: BoardObject[]) {
    this.board.editable = true;
    this.camera.resize(1_000, 800);
    this.camera.panBy(-this.camera.toScreen({ x: 0, y: 0 }).x, -this.camera.toScreen({ x: 0, y: 0 }).y);
    this.board.document.stageSnapshot(objects, 1n);
    this.board.document.joined(7n, 1n, "Board");
    this.desk = {
      board: this.board,
      camera: this.camera,
      scene: new Scene(this.board),
      marks: new Marks(),
      styles: new LastStyles(undefined),
      texts: new TextLayouts(HALF_WIDE),
      sketch: new Sketch(),
      panels: { help: new Toggle(), map: new Toggle(), chat: new Toggle(), open: new OpenPanels() },
      clipboard: undefined as unknown as Clipboard,
      editText: (id) => this.edited.push(id),
      setTool: (name) => this.tools.push(name),
      typeNew: (object) => this.edited.push(object.id),
      finished: () => this.tools.push("select"),
      keepTool: () => undefined,
      say: (text) => this.said.push(text),
    };
    this.state = select(this.desk);
  }

  get picked(): string[] {
    return [...this.board.selection.ids].sort();
  }

  get cursor(): string {
    return this.state.cursor;
  }

  object(id: string): BoardObject {
    const object = this.board.get(id);
    if (!object) throw new Error(`no object ${id}`);
    return object;
  }

  down(at: Point, keys: Keys = {}): this {
    return this.react((state) => state.down?.(this.at(at, keys)));
  }

  move(at: Point, keys: Keys = {}): this {
    return this.react((state) => state.move?.(this.at(at, keys)));
  }

  up(at: Point, keys: Keys = {}): this {
    return this.react((state) => state.up?.(this.at(at, keys)));
  }

  cancel(): this {
    return this.react((state) => state.cancel?.());
  }

  click(at: Point, keys: Keys = {}): this {
    return this.down(at, keys).up(at, keys);
  }

  doubleClick(at: Point): this {
    this.click(at).click(at);
    return this.react((state) => state.doubleClick?.(this.at(at, {})));
  }

  drag(from: Point, to: Point, keys: Keys = {}): this {
    return this.down(from, keys).move(to, keys).up(to, keys);
  }

  private react(reaction: (state: ToolState) => ToolState | undefined): this {
    this.state = reaction(this.state) ?? this.state;
    return this;
  }

  private at(board: Point, keys: Keys): PointerAt {
    const screen = this.camera.toScreen(board);
    return { screen, board, shift: false, alt: false, ctrl: false, finger: false, trail: [], ...keys };
  }
}
