// Small real files to send: made here, so that none lies in the repository.
import { crc32, deflateSync } from "node:zlib";

/** A PNG of 64 by 48 pixels. */
export function pictureFile(name) {
  const [width, height] = [64, 48];
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set([220, 120 + 2 * y, 4 * x], y * (1 + width * 3) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return { name, mimeType: "image/png", buffer: Buffer.concat([signature, ...chunks]) };
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, check]);
}

/** `zlib.crc32` came with Node 20.15; older ones are refused by `cargo x` anyway. */
function checksum(bytes) {
  return crc32(bytes) >>> 0;
}

/** A PDF of one empty page. */
export function documentFile(name) {
  const text = [
    "%PDF-1.4",
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
    "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >> endobj",
    "trailer << /Root 1 0 R >>",
    "%%EOF\n",
  ].join("\n");
  return { name, mimeType: "application/pdf", buffer: Buffer.from(text, "latin1") };
}

/** An MP3 of `seconds` of silence, 128 kbit/s: frames whose sides are empty. */
export function soundFile(name, seconds) {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xff_fb_90_64);
  const frames = Array.from({ length: Math.ceil((seconds * 44_100) / 1_152) }, () => frame);
  return { name, mimeType: "audio/mpeg", buffer: Buffer.concat(frames) };
}
