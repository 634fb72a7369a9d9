// Rules for one endpoint or one webhook field: those that hold, and a form for another.

import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Notice } from "@twinline/kit";
import { type FormEvent, useId, useState } from "react";
import { BenchError } from "../api/client";
import { lab, labKeys } from "../api/lab";
import { useBench } from "../api/queries";
import { strings } from "../strings";
import { shortName } from "../tour/casting";
import { IconButton } from "../ui/IconButton";
import { TextButton } from "../ui/TextButton";
import classes from "./FaultRules.module.css";
import { faultsOf, places, placeWords, type RuleForm, ruleOf, ruleWords, whens } from "./rules";
import { useChangeRules, useFaultRules } from "./useFaultRules";

const words = strings.rules;
const first: RuleForm = { place: places[0], fault: "http429", code: 131_049, when: "next1", customer: "" };

export function FaultRules() {
  const rules = useFaultRules().data ?? [];
  const { set, remove } = useChangeRules();
  const { data: bench } = useBench();
  const [open, setOpen] = useState(false);
  const name = (id: string) => {
    const phone = bench?.phones.find((candidate) => candidate.id === id);
    return phone ? shortName(phone.name) : id;
  };
  const error = set.error ?? remove.error;
  return (
    <>
      <h3>{words.title}</h3>
      {rules.length === 0 && !open ? <p className={classes.none}>{words.none}</p> : null}
      <ul className={classes.list}>
        {rules.map((rule) => {
          const said = ruleWords(rule);
          const who = rule.customer ? `, ${name(rule.customer)}` : "";
          return (
            <li key={rule.id} className={classes.rule}>
              <span className={classes.said}>
                <b>{said.place}</b>
                <span>
                  {said.fault}, {said.when}
                  {who}
                </span>
              </span>
              <span className={classes.count} title={words.countedHint(rule.hit, rule.met)}>
                {words.counted(rule.hit, rule.met)}
              </span>
              <IconButton
                label={words.remove(`${said.place}, ${said.fault}`)}
                onClick={() => remove.mutate(rule.id)}
              >
                <IconTrash size={15} stroke={1.75} />
              </IconButton>
            </li>
          );
        })}
      </ul>
      {error ? (
        <div className={classes.pad}>
          <Notice tone="danger" title={error.message}>
            {error instanceof BenchError ? error.remedy : null}
          </Notice>
        </div>
      ) : null}
      <div className={classes.pad}>
        {open ? (
          <Form
            onCancel={() => setOpen(false)}
            onSet={(form) => set.mutate(ruleOf(form), { onSuccess: () => setOpen(false) })}
          />
        ) : (
          <TextButton small onClick={() => setOpen(true)}>
            <IconPlus aria-hidden size={14} stroke={2} />
            {words.add}
          </TextButton>
        )}
      </div>
    </>
  );
}

function Form({ onSet, onCancel }: { onSet: (form: RuleForm) => void; onCancel: () => void }) {
  const { data: bench } = useBench();
  const [form, setForm] = useState(first);
  const codes = useQuery({ queryKey: labKeys.codes, queryFn: lab.codes }).data ?? [];
  const faults = faultsOf(form.place);
  const withCode = form.fault === "error" || form.fault === "late_failure";
  const fits = codes.filter(
    (code) => form.fault === "error" || code.told === "status" || code.told === "either",
  );
  const change = (part: Partial<RuleForm>) =>
    setForm((before) => {
      const next = { ...before, ...part };
      const offered = faultsOf(next.place);
      return offered.includes(next.fault) ? next : { ...next, fault: offered[0] ?? "lost" };
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSet(form);
  };
  const customers = bench?.phones.filter((phone) => phone.kind === "customer") ?? [];
  return (
    <form className={classes.form} onSubmit={submit}>
      <Choice label={words.where} value={form.place} onChange={(place) => change({ place })}>
        {places.map((place) => (
          <option key={place} value={place}>
            {placeWords(place)}
          </option>
        ))}
      </Choice>
      <Choice label={words.what} value={form.fault} onChange={(fault) => change({ fault })}>
        {faults.map((fault) => (
          <option key={fault} value={fault}>
            {words.faults[fault] ?? fault}
          </option>
        ))}
      </Choice>
      {withCode ? (
        <Choice
          label={words.code}
          value={String(form.code)}
          onChange={(code) => change({ code: Number(code) })}
        >
          {fits.map((code) => (
            <option key={code.code} value={code.code}>
              {code.code}, {code.title}
            </option>
          ))}
        </Choice>
      ) : null}
      <Choice label={words.when} value={form.when} onChange={(when) => change({ when })}>
        {whens.map((when) => (
          <option key={when.key} value={when.key}>
            {when.label}
          </option>
        ))}
      </Choice>
      <Choice label={words.who} value={form.customer} onChange={(customer) => change({ customer })}>
        <option value="">{words.everybody}</option>
        {customers.map((phone) => (
          <option key={phone.id} value={phone.id}>
            {phone.name}
          </option>
        ))}
      </Choice>
      <div className={classes.buttons}>
        <TextButton small look="quiet" onClick={onCancel}>
          {words.cancel}
        </TextButton>
        <TextButton small look="filled" type="submit">
          {words.set}
        </TextButton>
      </div>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: React.ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
    </>
  );
}
