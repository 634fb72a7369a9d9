// Words on a flow's screen, plain or with the little markdown that flows know.
import type { Part } from "./drawing";
import classes from "./FlowSheet.module.css";
import { type Line, linesOf, type Span } from "./rich";

export function FlowText({ part }: { part: Extract<Part, { kind: "text" }> }) {
  const style = {
    "data-look": part.look,
    "data-weight": part.weight ?? undefined,
    "data-struck": part.struck || undefined,
  };
  if (!part.rich)
    return (
      <p className={classes.text} dir="auto" {...style}>
        {part.text}
      </p>
    );
  return (
    <div className={classes.text} dir="auto" {...style}>
      {linesOf(part.text).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have nothing else to be told apart by.
        <RichLine key={at} line={line} />
      ))}
    </div>
  );
}

function RichLine({ line }: { line: Line }) {
  return (
    <p data-line={line.look}>
      {line.mark ? <span aria-hidden>{line.mark} </span> : null}
      {line.spans.map((span, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans of one line have nothing else to be told apart by.
        <Words key={at} span={span} />
      ))}
    </p>
  );
}

function Words({ span }: { span: Span }) {
  if (span.url)
    return (
      <a href={span.url} target="_blank" rel="noopener noreferrer nofollow">
        {span.text}
      </a>
    );
  if (span.look === "bold") return <b>{span.text}</b>;
  if (span.look === "italic") return <em>{span.text}</em>;
  return span.look === "struck" ? <s>{span.text}</s> : span.text;
}
