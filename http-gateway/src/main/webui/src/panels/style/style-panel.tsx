import { useState } from "react";
import type { BoardSurface } from "../../canvas/board-surface";
import { changeable } from "../../canvas/tools/select/pick";
import { MADE_BY } from "../../canvas/tools/tools";
import type { StyleField } from "../../model/style-fields";
import * as Fields from "../../model/style-fields";
import { useLive, useLiveEvery } from "../use-live";
import { Actions } from "./actions";
import { ChoiceRow } from "./choice-row";
import * as Choices from "./choices";
import { ColourRow } from "./colour-row";
import { HeadRow } from "./head-row";
import { OpacityRow } from "./opacity-row";
import { FILLS, INKS } from "./palette";
import { RecentColours } from "./recent-colours";
import type { Restyling } from "./restyle";
import { restylingNext, restylingOf } from "./restyle";

/** More objects than this are not looked through at every change of the board, only so often. */
const MANY = 300;
const MANY_INTERVAL_MS = 500;

/** How what is picked looks, and what can be done with it; with a tool in hand, how what it makes next will look. */
export function StylePanel({ surface }: { surface: BoardSurface }) {
  const { board } = surface.desk;
  const tool = useLive(() => surface.pointer.tool, surface.pointer.toolChanged);
  useLive(() => surface.styles.revision, surface.styles.changed);
  // What is picked and how it looks: read again when either changes.
  useLive(() => board.selection.ids, board.selection.changed);
  const interval = board.selection.ids.size > MANY ? MANY_INTERVAL_MS : 0;
  useLiveEvery(() => surface.scene.revision, surface.scene.changed, interval);
  const [recent] = useState(() => new RecentColours(localStorage));
  if (!board.editable) return null;
  const kind = MADE_BY[tool];
  if (kind) {
    return (
      <section className="panel style-panel style-next" aria-label="Style of what is made next">
        <Looks restyling={restylingNext(surface.desk, kind)} recent={recent} />
      </section>
    );
  }
  if (board.selection.ids.size === 0) return null;
  const objects = changeable(board);
  const { size } = board.selection.ids;
  return (
    <section className="panel style-panel" aria-label={`Style of ${size} selected`}>
      <Looks restyling={restylingOf(surface.desk, objects)} recent={recent} />
      <Actions surface={surface} />
    </section>
  );
}

interface LooksProps {
  readonly restyling: Restyling;
  readonly recent: RecentColours;
}

function Looks({ restyling, recent }: LooksProps) {
  const { objects } = restyling;
  const shared = <T,>(field: StyleField<T>) => Fields.sharedBy(objects, field);
  const set =
    <T,>(field: StyleField<T>) =>
    (value: T) =>
      restyling.set(field, value);
  const fits = objects.every(({ kind }) => kind === "sticky_note");
  return (
    <>
      <ColourRow
        {...{ label: "Fill", noun: "fill", none: "No", swatches: FILLS, recent }}
        shared={shared(Fields.FILL)}
        onChoose={set(Fields.FILL)}
      />
      <ChoiceRow
        label="Filling"
        choices={Choices.FILL_STYLES}
        shared={shared(Fields.FILL_STYLE)}
        onChoose={set(Fields.FILL_STYLE)}
      />
      <ColourRow
        {...{ label: "Line", noun: "line", none: "No", swatches: INKS, recent }}
        shared={shared(Fields.STROKE)}
        onChoose={set(Fields.STROKE)}
      />
      <div className="style-pair">
        <ChoiceRow
          label="Width"
          choices={Choices.WIDTHS}
          shared={shared(Fields.STROKE_WIDTH)}
          onChoose={set(Fields.STROKE_WIDTH)}
        />
        <ChoiceRow
          label="Dashes"
          choices={Choices.STROKE_STYLES}
          shared={shared(Fields.STROKE_STYLE)}
          onChoose={set(Fields.STROKE_STYLE)}
        />
      </div>
      <ChoiceRow
        label="Course"
        choices={Choices.COURSES}
        shared={shared(Fields.COURSE)}
        onChoose={set(Fields.COURSE)}
      />
      <HeadRow
        start={shared(Fields.START_HEAD)}
        end={shared(Fields.END_HEAD)}
        onStart={set(Fields.START_HEAD)}
        onEnd={set(Fields.END_HEAD)}
      />
      <ColourRow
        {...{ label: "Text", noun: "text", none: "Readable", swatches: INKS, recent }}
        shared={shared(Fields.TEXT_COLOUR)}
        onChoose={set(Fields.TEXT_COLOUR)}
      />
      <ChoiceRow
        label="Size"
        choices={fits ? [Choices.FITTED, ...Choices.FONT_SIZES] : Choices.FONT_SIZES}
        shared={shared(Fields.FONT_SIZE_FIELD)}
        onChoose={set(Fields.FONT_SIZE_FIELD)}
      />
      <ChoiceRow
        label="Letters"
        choices={Choices.FONTS}
        shared={shared(Fields.FONT_FAMILY_FIELD)}
        onChoose={set(Fields.FONT_FAMILY_FIELD)}
      />
      <div className="style-pair">
        <ChoiceRow
          label="Align"
          choices={Choices.TEXT_ALIGNS}
          shared={shared(Fields.TEXT_ALIGN)}
          onChoose={set(Fields.TEXT_ALIGN)}
        />
        <ChoiceRow
          label="Place"
          choices={Choices.VERTICAL_ALIGNS}
          shared={shared(Fields.VERTICAL_ALIGN)}
          onChoose={set(Fields.VERTICAL_ALIGN)}
        />
      </div>
      <OpacityRow
        shared={shared(Fields.OPACITY)}
        onPreview={(opacity) => restyling.preview(opacity)}
        onDone={() => restyling.done()}
      />
    </>
  );
}
