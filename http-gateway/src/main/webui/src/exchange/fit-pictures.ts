import type { Drawing, NewObject } from "./drawing";
import { ImportFailure } from "./import-failure";
import { MAX_PROPS_BYTES, propsBytes } from "./limits";
import { Remarks } from "./remarks";
import { Slices } from "./slices";

/** A smaller version of a picture. Throws an ImportFailure where it cannot be read or made small enough. */
export type Shrink = (src: string) => Promise<string>;

/** A drawing of which every object fits into what a board keeps; what does not is left out, and counted. */
export async function withFittingPictures(drawing: Drawing, shrink: Shrink, slices = new Slices()): Promise<Drawing> {
  const remarks = new Remarks();
  remarks.add(drawing.remarks);
  const objects: NewObject[] = [];
  for (const object of drawing.objects) {
    await slices.pause();
    const fitting = await fitted(object, shrink, remarks);
    if (fitting) objects.push(fitting);
  }
  return { ...drawing, objects, remarks };
}

async function fitted(object: NewObject, shrink: Shrink, remarks: Remarks): Promise<NewObject | undefined> {
  if (propsBytes(object.props) <= MAX_PROPS_BYTES) return object;
  const src = object.props["src"];
  const smaller = typeof src === "string" ? await smallerOrNone(src, shrink) : undefined;
  const candidate = smaller && { ...object, props: { ...object.props, src: smaller } };
  if (!candidate || propsBytes(candidate.props) > MAX_PROPS_BYTES) {
    remarks.leaveOut(object.kind === "svg" ? "SVG picture that is too large" : `${object.kind} that is too large`);
    return undefined;
  }
  remarks.alter("image scaled down");
  return candidate;
}

async function smallerOrNone(src: string, shrink: Shrink): Promise<string | undefined> {
  try {
    return await shrink(src);
  } catch (error) {
    // The file says it is a picture and is none, or an enormous one: it is left out, and the person told.
    if (error instanceof ImportFailure) return undefined;
    throw error;
  }
}
