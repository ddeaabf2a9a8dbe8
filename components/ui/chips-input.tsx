"use client";

import { type KeyboardEvent, type Ref, useState } from "react";
import { Chip } from "./chip";
import { cn } from "./cn";
import { FieldError } from "./field";

/** What became of what was typed: the values there are now, what stays in the field, and why. */
export interface AddedChips {
  values: string[];
  rest: string;
  problem: string | null;
}

interface ChipsInputProps {
  id: string;
  value: string[];
  onChange: (values: string[]) => void;
  /** Takes what was typed or pasted: one value, or several. */
  add: (values: string[], typed: string) => AddedChips;
  /** How a value is shown. */
  textOf: (value: string) => string;
  removeLabel: (value: string) => string;
  placeholder: string;
  error?: string | undefined;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** Short values as chips. Enter or a comma adds what was typed, a list can be pasted, Backspace takes the last away. */
export function ChipsInput({
  id,
  value,
  onChange,
  add: addTo,
  textOf,
  removeLabel,
  error,
  describedBy,
  disabled,
  ...field
}: ChipsInputProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const invalid = (problem ?? error) ? true : undefined;

  const add = (typed: string) => {
    const { values, rest, problem } = addTo(value, typed);
    onChange(values);
    setText(rest);
    setProblem(problem);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      if (text.trim() !== "") add(text);
    } else if (event.key === "Backspace" && text === "" && value.length > 0) {
      onChange(value.slice(0, -1));
    }
  };

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the chips goes to the field, which has its own keys */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        onClick={(event) => event.target === event.currentTarget && document.getElementById(id)?.focus()}
        className={cn(
          "flex min-h-[34px] flex-wrap items-center gap-1.5 rounded-r3 border bg-input px-2 py-[5px] text-13 has-[input:focus-visible]:border-focus has-[input:focus-visible]:outline-2 has-[input:focus-visible]:-outline-offset-1 has-[input:focus-visible]:outline-focus",
          disabled && "bg-sunken",
          invalid ? "border-bad-solid" : "border-input-line",
        )}
      >
        {value.map((one) => (
          <Chip
            key={one}
            mono
            title={textOf(one)}
            {...(disabled ? {} : { removeLabel: removeLabel(one), onRemove: () => onChange(value.filter((other) => other !== one)) })}
          >
            {textOf(one)}
          </Chip>
        ))}
        <input
          id={id}
          value={text}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          disabled={disabled}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData("text");
            if (!/[\n,;]/.test(pasted)) return;
            event.preventDefault();
            add(text + pasted);
          }}
          onBlur={() => text.trim() !== "" && add(text)}
          className="h-[22px] min-w-40 flex-1 bg-transparent outline-none"
          {...field}
        />
      </div>
      <FieldError id={`${id}-field-error`} error={problem ?? error} />
    </>
  );
}
