"use client";

import { Search } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { Input } from "./input";

const TYPING_MS = 300;

interface SearchFieldProps {
  /** What is looked for; null for nothing. */
  value: string | null;
  onSearch: (text: string | null) => void;
  placeholder: string;
  label: string;
  /** A key that leads here, told to screen readers. */
  shortcut?: string;
  field?: RefObject<HTMLInputElement | null>;
}

/** A search that looks once typing rests. Escape empties it. */
export function SearchField({ value, onSearch, placeholder, label, shortcut, field }: SearchFieldProps) {
  const [text, setText] = useState(value ?? "");
  const [known, setKnown] = useState(value);
  // Set from elsewhere: the filters were cleared, or the browser went back.
  if (value !== known) {
    setKnown(value);
    if ((value ?? "") !== text.trim()) setText(value ?? "");
  }
  useEffect(() => {
    if (text.trim() === (value ?? "")) return;
    const timer = setTimeout(() => onSearch(text.trim() || null), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <Input
      ref={field}
      size="sm"
      type="search"
      icon={<Search aria-hidden />}
      placeholder={placeholder}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      value={text}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setText("");
      }}
      frameClassName="w-[300px] max-md:w-full"
      className="[&::-webkit-search-cancel-button]:hidden"
    />
  );
}
