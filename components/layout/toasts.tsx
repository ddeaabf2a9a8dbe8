"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";

const ToastPlace = dynamic(() => import("./toast-place"), { ssr: false });

const FIRST_ACTS = ["pointerdown", "keydown"] as const;

/** Where toasts appear. It is fetched when someone first does something: before that there is nothing to say. */
export function Toasts() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    const need = () => setNeeded(true);
    for (const act of FIRST_ACTS) document.addEventListener(act, need, { once: true });
    return () => {
      for (const act of FIRST_ACTS) document.removeEventListener(act, need);
    };
  }, []);
  return needed ? <ToastPlace /> : null;
}
