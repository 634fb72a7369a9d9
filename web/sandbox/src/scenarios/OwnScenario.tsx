// A scenario of one's own: a file in the library's form, run as those are.
import { IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Notice } from "@twinline/kit";
import { useRef } from "react";
import { remedyOf } from "../api/client";
import { lab } from "../api/lab";
import { strings } from "../strings";
import { TextButton } from "../ui/TextButton";
import { ScenarioResult } from "./ScenarioResult";
import classes from "./Scenarios.module.css";

const words = strings.scenarios;

export function OwnScenario() {
  const input = useRef<HTMLInputElement>(null);
  const start = useMutation({
    mutationFn: async (file: File) => lab.runScenario({ text: await file.text() }),
  });
  const run = start.data;
  return (
    <div className={classes.own}>
      <TextButton
        small
        disabled={start.isPending}
        title={words.ownHint}
        onClick={() => input.current?.click()}
      >
        <IconUpload aria-hidden size={13} stroke={2} />
        {words.own}
      </TextButton>
      <input
        ref={input}
        type="file"
        hidden
        accept=".yaml,.yml,.json"
        aria-label={words.own}
        onChange={(event) => {
          const [picked] = event.target.files ?? [];
          event.target.value = "";
          if (picked) start.mutate(picked);
        }}
      />
      {start.error ? (
        <Notice tone="danger" title={start.error.message}>
          {remedyOf(start.error)}
        </Notice>
      ) : null}
      {run ? (
        <>
          <h3>{run.name}</h3>
          <ScenarioResult key={run.id} id={run.id} name={run.name} />
        </>
      ) : null}
    </div>
  );
}
