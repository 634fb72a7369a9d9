// Files chosen for a message and not sent yet.
import type { FileRole } from "../../api/said";

export interface DraftFile {
  /** For React and for taking it away again. */
  id: number;
  file: File;
  as?: FileRole | undefined;
  /** It opens once. */
  once?: boolean | undefined;
}

/** What can be sent to be opened once. */
export const mayOpenOnce = ({ file, as }: DraftFile): boolean =>
  as === undefined && /^(image\/(jpeg|png)|video)/u.test(file.type);

let drawn = 0;

export const draftFiles = (files: Iterable<File>, as?: FileRole): DraftFile[] =>
  Array.from(files, (file) => {
    drawn += 1;
    return { id: drawn, file, as };
  });
