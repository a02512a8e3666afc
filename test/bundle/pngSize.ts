/** Width and height as a PNG's first chunk, IHDR, gives them. */
export function pngSize(content: Buffer): string {
  const isPng = content.length >= 24 && content.toString("latin1", 0, 16) === "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
  return isPng ? `${content.readUInt32BE(16)}×${content.readUInt32BE(20)}` : "no PNG";
}
