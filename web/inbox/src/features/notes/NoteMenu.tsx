/** What its writer, or whoever leads the team, can do with a note. Mounted when it is asked for. */
import { Menu } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Note } from "@twinline/api";
import { applyItems } from "../../live/apply";
import { pageStrings } from "../../pageStrings";
import { problemWords } from "../../ui/problemWords";
import { useToast } from "../shell/Toast";

const words = pageStrings.notes;

interface Props {
  note: Note;
  /** Null: somebody else wrote it. */
  onEdit: (() => void) | null;
  onClose: () => void;
}

export default function NoteMenu({ note, onEdit, onClose }: Props) {
  const client = useQueryClient();
  const tell = useToast();
  const { mutate } = useMutation({
    mutationFn: (call: (id: string, noteId: string) => Promise<Note>) => call(note.conversation_id, note.id),
    onSuccess: (next) => {
      applyItems(client, [{ kind: "note", note: next }]);
      if (next.removed_at !== null) tell({ text: words.removed, undo: () => mutate(api.restoreNote) });
    },
    onError: (error) => tell({ text: problemWords(error).fact, undo: null }),
  });
  return (
    <Menu opened onChange={onClose} position="bottom-end" returnFocus>
      <Menu.Target>
        <span aria-hidden />
      </Menu.Target>
      <Menu.Dropdown aria-label={words.what}>
        {onEdit ? (
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.75} />} onClick={onEdit}>
            {words.alter}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => mutate(api.removeNote)}>
          {words.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
