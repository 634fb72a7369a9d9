// The whole state: into a file, back from one, anew.
import { Menu } from "@mantine/core";
import { IconArchive, IconDownload, IconRefresh, IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { remedyOf } from "../api/client";
import { lab } from "../api/lab";
import { strings } from "../strings";
import { Dialog } from "../ui/Dialog";
import { IconButton } from "../ui/IconButton";
import { TextButton } from "../ui/TextButton";
import { ResetDialog } from "./ResetDialog";

const words = strings.state;

export function StateMenu() {
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const restore = useMutation({ mutationFn: lab.restore });
  const choose = () => file.current?.click();
  return (
    <>
      <Menu position="bottom-end" width={240} withinPortal>
        <Menu.Target>
          <IconButton ref={button} label={words.menu}>
            <IconArchive size={18} stroke={1.75} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href={lab.snapshotAddress()}
            download
            leftSection={<IconDownload size={16} stroke={1.75} />}
          >
            {words.save}
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={16} stroke={1.75} />} onClick={choose}>
            {words.restore}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconRefresh size={16} stroke={1.75} />} onClick={() => setAsking(true)}>
            {words.reset}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={file}
        type="file"
        hidden
        accept=".jsonl,.ndjson,.json"
        aria-label={words.restore}
        onChange={(event) => {
          const [picked] = event.target.files ?? [];
          event.target.value = "";
          if (picked) restore.mutate(picked);
        }}
      />
      <span className="tl-sr" role="status">
        {restore.isSuccess ? words.restored : ""}
      </span>
      <ResetDialog opened={asking} onClose={() => setAsking(false)} focusAfter={button} />
      <Dialog
        title={words.refused}
        opened={restore.isError}
        onClose={restore.reset}
        focusAfter={button}
        ways={
          <>
            <TextButton look="quiet" onClick={restore.reset}>
              {words.leave}
            </TextButton>
            <TextButton data-autofocus onClick={choose}>
              {words.another}
            </TextButton>
          </>
        }
      >
        <p>
          {restore.error?.message} {restore.error ? remedyOf(restore.error) : null}
        </p>
      </Dialog>
    </>
  );
}
