import type { Kind, Props } from "../../model/object";
import { ImportFailure } from "../import-failure";
import { Fields } from "../fields";
import { isPlainSvg, isPictureUrl, textOfDataUrl } from "../pictures";
import type { Remarks } from "../remarks";
import type { Element } from "./element";
import { commonOf } from "./style";

/** The picture of an image element, or undefined where its file cannot be shown. */
export function pictureOf(
  { fields }: Element,
  files: Fields | undefined,
  remarks: Remarks,
): { kind: Kind; props: Props } | undefined {
  const fileId = fields.optionalText("fileId");
  const file = fileId === undefined ? undefined : files?.raw(fileId);
  if (file === undefined) {
    remarks.leaveOut("image without its file");
    return undefined;
  }
  const url = Fields.of(file, `${fields.where}: its file`).text("dataURL");
  if (!url.startsWith("data:")) throw new ImportFailure(`${fields.where}: its file must be a data: URL`);
  if (url.startsWith("data:image/svg+xml")) {
    const svg = textOfDataUrl(url);
    if (svg !== undefined && isPlainSvg(svg)) return { kind: "svg", props: { ...commonOf(fields), svg } };
    remarks.leaveOut("SVG image with scripts or references out of itself");
    return undefined;
  }
  if (isPictureUrl(url)) return { kind: "image", props: { ...commonOf(fields), src: url } };
  remarks.leaveOut("image of an unknown format");
  return undefined;
}
