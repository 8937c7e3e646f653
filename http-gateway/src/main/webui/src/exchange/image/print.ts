/** Shows the print dialog with a picture fitted to a page; the style sheet hides all else from the printer. */
export async function printPicture(blob: Blob): Promise<void> {
  const url = URL.createObjectURL(blob);
  const image = new Image();
  image.className = "print-sheet";
  image.alt = "";
  image.src = url;
  try {
    await image.decode();
    document.body.append(image);
    // Comes back when the dialog is closed.
    print();
  } finally {
    image.remove();
    URL.revokeObjectURL(url);
  }
}
