"use client";

import { CircleAlert, Eye, EyeOff } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { ProviderButton } from "@/components/users/provider-button";

type Problem = "wrong" | "throttled" | "unreachable";

async function signIn(form: FormData): Promise<Problem | null> {
  // Loaded when it is needed: nothing else of the portal uses next-auth in the browser.
  const { signIn: send } = await import("next-auth/react");
  const answer = await send("credentials", { email: form.get("email"), password: form.get("password"), redirect: false });
  if (answer?.ok) return null;
  if (answer?.error === "throttled") return "throttled";
  return answer?.status === 401 && answer.error !== "unavailable" ? "wrong" : "unreachable";
}

interface SignInFormProps {
  returnTo: string;
  /** Name of the identity provider, where there is one. */
  provider: string | null;
  /** Why the identity provider's word was not enough, as next-auth tells it. */
  refusal: string | null;
}

/** E-mail and password, or the identity provider. The same words for a wrong one of either, so that they tell nothing about accounts. */
export function SignInForm({ returnTo, provider, refusal }: SignInFormProps) {
  const t = useTranslations("signIn");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(false);
  const [visible, setVisible] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const refused =
    refusal && provider ? t(`problems.${refusal === "unknown" || refusal === "unverified" ? refusal : "provider"}`, { provider }) : null;
  const words = problem ? t(`problems.${problem}`) : refused;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setPending(true);
    setProblem(null);
    const found = await signIn(new FormData(event.currentTarget)).catch((): Problem => "unreachable");
    // A whole new page: nothing of what was seen signed out may stay in memory.
    if (found === null) return window.location.assign(returnTo);
    setProblem(found);
    setPending(false);
    password.current?.select();
  };

  return (
    // The method keeps a password out of the URL should someone submit before the script has started.
    <form method="post" onSubmit={submit} className="w-full max-w-[344px]">
      <h1 className="mb-1 text-20 font-semibold tracking-[-.015em]">{t("title")}</h1>
      <p className="mb-7 text-fg-2">{t("lede")}</p>
      <label htmlFor="email" className="mb-1.5 block text-13 font-medium">
        {t("email")}
      </label>
      <Input id="email" name="email" type="email" autoComplete="username" required autoFocus frameClassName="mb-4 h-9" />
      <div className="mb-1.5 flex items-baseline justify-between gap-3 text-13">
        <label htmlFor="password" className="font-medium">
          {t("password")}
        </label>
        <Link href="/reset-password" className="text-accent-fg hover:underline">
          {t("forgotten")}
        </Link>
      </div>
      <Input
        ref={password}
        id="password"
        name="password"
        type={visible ? "text" : "password"}
        autoComplete="current-password"
        required
        aria-describedby={words ? "sign-in-problem" : undefined}
        frameClassName="h-9"
        end={
          <IconButton label={visible ? t("hidePassword") : t("showPassword")} aria-pressed={visible} onClick={() => setVisible(!visible)}>
            {visible ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </IconButton>
        }
      />
      <p id="sign-in-problem" role="alert" className="mt-4 flex gap-2 text-13 text-bad-fg empty:hidden">
        {words ? (
          <>
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {words}
          </>
        ) : null}
      </p>
      <Button type="submit" variant="primary" disabled={pending} className="mt-6 h-9 w-full">
        {pending ? t("pending") : t("submit")}
      </Button>
      {provider ? <ProviderButton provider={provider} returnTo={returnTo} /> : null}
    </form>
  );
}
