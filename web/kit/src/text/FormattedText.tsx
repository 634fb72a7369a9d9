// Draws parsed text. Links open apart and tell the other side nothing about this page.
import { Fragment, type ReactNode, useMemo } from "react";
import { parseBlocks } from "./blocks";
import classes from "./FormattedText.module.css";
import { parseFormat, type TextNode } from "./parseFormat";

const tags = { bold: "strong", italic: "em", strike: "s" } as const;

function draw(nodes: TextNode[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: nodes have no identity but their place, and hold no state.
  return nodes.map((node, index) => <Node key={`${index}-${node.kind}`} node={node} />);
}

function Node({ node }: { node: TextNode }) {
  if ("children" in node) {
    const Tag = tags[node.kind];
    return <Tag>{draw(node.children)}</Tag>;
  }
  if (node.kind === "text") return node.text;
  if (node.kind === "link")
    return (
      <a className={classes.link} href={node.href} target="_blank" rel="noopener noreferrer nofollow">
        {node.text}
      </a>
    );
  return <code className={classes[node.kind]}>{node.text}</code>;
}

export function FormattedText({ text }: { text: string }) {
  const blocks = useMemo(
    () => parseBlocks(text).map((block) => ({ ...block, nodes: parseFormat(block.text) })),
    [text],
  );
  return (
    <span className={classes.text}>
      {blocks.map((block, index) =>
        block.kind === "text" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place, and hold no state.
          <Fragment key={index}>{draw(block.nodes)}</Fragment>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <span key={index} className={classes[block.kind]}>
            {block.kind === "item" ? <span className={classes.marker}>{block.marker} </span> : null}
            {draw(block.nodes)}
          </span>
        ),
      )}
    </span>
  );
}
