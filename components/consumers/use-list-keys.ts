"use client";

import { useEffect } from "react";
import { singleKeysOn } from "@/components/search/single-keys";

interface ListKeys {
  /** Focused by "/". */
  search: () => HTMLElement | null;
  /** Links of the rows, in order; arrows move among them and Enter follows one. */
  rows: () => HTMLElement[];
  /** "C" */
  add: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function inOverlay(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="menu"],[role="dialog"],[role="alertdialog"]') !== null;
}

function move(rows: HTMLElement[], step: 1 | -1): void {
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
  rows[next]?.focus();
}

/** The keys of a list page. Silent while someone types or a menu or dialog is open. */
export function useListKeys({ search, rows, add }: ListKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || inOverlay(event.target)) return;
      const fromSearch = event.target === search();
      if (isTyping(event.target) && !(fromSearch && event.key === "ArrowDown")) return;
      const actions: Record<string, () => void> = {
        "/": () => search()?.focus(),
        c: add,
        C: add,
        ArrowDown: () => move(rows(), 1),
        ArrowUp: () => move(rows(), -1),
      };
      const act = actions[event.key];
      if (!act || (event.key.length === 1 && !singleKeysOn())) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [search, rows, add]);
}
