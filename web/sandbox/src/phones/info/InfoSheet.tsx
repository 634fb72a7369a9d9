// Whoever this phone chats with: who they are, what is kept about them, and the ways to be rid of them.
import { IconBan, IconFlag, IconHourglass, IconPencil, IconStar, IconTag } from "@tabler/icons-react";
import { useState } from "react";
import { useApp } from "../../api/appQueries";
import { useNow } from "../../api/clock";
import { useLabels } from "../../api/phoneQueries";
import { useChats } from "../../api/queries";
import type { Chat, Phone } from "../../api/types";
import { OffNotes } from "../app/OffNotes";
import { Failure } from "../Failure";
import { LabelChoice } from "../labels/LabelChoice";
import { LabelDot } from "../labels/LabelDot";
import { StarredSheet } from "../list/StarredSheet";
import { useChatDeeds } from "../list/useChatDeeds";
import { PersonDialog, type Question } from "../PersonDialog";
import { phoneAddress } from "../phoneWords";
import { Face } from "../picture/Face";
import { Sheet } from "../sheet/Sheet";
import { phoneStrings } from "../strings";
import { DisappearingSheet } from "../vanish/DisappearingSheet";
import { vanishStrings } from "../vanish/strings";
import { BusinessFacts } from "./BusinessFacts";
import classes from "./InfoSheet.module.css";
import { MarketingWay } from "./MarketingWay";

const words = phoneStrings.info;

/** What is switched off in every chat. */
const chatFeatures = ["disappearing_messages", "view_once", "live_location"];

export interface InfoSheetProps {
  phone: Phone;
  peer: Phone;
  title: string;
  onClose: () => void;
  onJump: (message: string) => void;
}

export function InfoSheet({ phone, peer, title, onClose, onJump }: InfoSheetProps) {
  const { data: chats } = useChats(phone.id);
  const chat = chats?.find((one) => one.peer === peer.id);
  const owner = phone.kind === "business";
  const { data: app } = useApp();
  const [question, setQuestion] = useState<Question | null>(null);
  const [starred, setStarred] = useState(false);
  const [fading, setFading] = useState(false);
  const after = chat?.disappearing ?? null;
  const now = useNow(60_000);
  return (
    <Sheet full title={words.title} onClose={onClose}>
      <div className={classes.who}>
        <Face name={title} size={44} business={peer.kind === "business"} picture={peer.picture_url} />
        <h4>
          <bdi>{title}</bdi>
        </h4>
        <p>
          <bdi>{phoneAddress(peer)}</bdi>
        </p>
        {peer.kind === "business" ? <p>{words.business}</p> : null}
        {owner && peer.saved_as && peer.saved_as !== peer.name ? <p>{words.callsItself(peer.name)}</p> : null}
      </div>
      {peer.kind === "business" ? <BusinessFacts /> : null}
      {app ? <OffNotes app={app} features={chatFeatures} /> : null}
      <ul className={classes.ways}>
        {owner ? (
          <li>
            <button type="button" onClick={() => setQuestion("contact")}>
              <IconPencil size={18} stroke={1.75} aria-hidden />
              {peer.saved_as ? words.editContact : words.addContact}
            </button>
          </li>
        ) : null}
        {app && !app.coexistence ? (
          <li>
            <button type="button" onClick={() => setFading(true)}>
              <IconHourglass size={18} stroke={1.75} aria-hidden />
              <span>
                {vanishStrings.title}
                <small>{after ? vanishStrings.after(after) : vanishStrings.off}</small>
              </span>
            </button>
          </li>
        ) : null}
        <li>
          <button type="button" onClick={() => setStarred(true)}>
            <IconStar size={18} stroke={1.75} aria-hidden />
            {phoneStrings.list.starred}
          </button>
        </li>
        {peer.kind === "business" ? <MarketingWay phone={phone} /> : null}
        {chat ? <ChatWays phone={phone} chat={chat} owner={owner} /> : null}
      </ul>
      <PersonDialog person={peer} question={question} onClose={() => setQuestion(null)} />
      {fading ? (
        <DisappearingSheet phone={phone.id} peer={peer.id} after={after} onClose={() => setFading(false)} />
      ) : null}
      {starred ? (
        <StarredSheet
          phone={phone}
          peer={peer.id}
          now={now}
          onClose={() => setStarred(false)}
          onOpen={(_, message) => {
            onClose();
            onJump(message);
          }}
        />
      ) : null}
    </Sheet>
  );
}

function ChatWays({ phone, chat, owner }: { phone: Phone; chat: Chat; owner: boolean }) {
  const deeds = useChatDeeds(phone);
  const { data: labels = [] } = useLabels(owner);
  const [labelling, setLabelling] = useState(false);
  const worn = labels.filter(({ id }) => chat.labels.includes(id));
  return (
    <>
      {owner ? (
        <li>
          <button type="button" onClick={() => setLabelling(true)}>
            <IconTag size={18} stroke={1.75} aria-hidden />
            <span>
              {phoneStrings.labels.choose}
              {worn.length > 0 ? (
                <small>
                  {worn.map(({ id, name, colour }) => (
                    <span key={id}>
                      <LabelDot colour={colour} /> {name}
                    </span>
                  ))}
                </small>
              ) : null}
            </span>
          </button>
        </li>
      ) : null}
      <li>
        <button
          type="button"
          data-danger
          onClick={() => deeds.block(chat.peer, chat.blocked ? "unblock" : "block")}
        >
          <IconBan size={18} stroke={1.75} aria-hidden />
          {chat.blocked ? phoneStrings.list.unblock : phoneStrings.list.block}
        </button>
      </li>
      {chat.blocked ? null : (
        <li>
          <button type="button" data-danger onClick={() => deeds.block(chat.peer, "report")}>
            <IconFlag size={18} stroke={1.75} aria-hidden />
            {phoneStrings.list.report}
          </button>
        </li>
      )}
      <li>
        <Failure error={deeds.error} />
      </li>
      {labelling ? <LabelChoice chat={chat} deeds={deeds} onClose={() => setLabelling(false)} /> : null}
    </>
  );
}
