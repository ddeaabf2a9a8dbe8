import { currentSession } from "@/app/_server/session";
import { changePasswordAction, endOtherSessionsAction, endSessionAction } from "@/app/(portal)/account/actions";
import { setLanguage } from "@/app/actions";
import { AccountPage } from "@/components/users/account/account-page";
import { env } from "@/lib/env";
import { hasPassword } from "@/lib/users/has-password";
import { listSessions } from "@/lib/users/own-sessions";
import type { SignedIn } from "@/lib/users/session-rows";

/** The signed-in person's own account, wherever they look at it. */
export async function OwnAccount({ user }: Pick<SignedIn, "user">) {
  const session = await currentSession();
  const [sessions, withPassword] = await Promise.all([session ? listSessions(session) : [], hasPassword(user.id)]);
  return (
    <AccountPage
      email={user.email}
      hasPassword={withPassword}
      provider={env().OIDC_NAME}
      sessions={sessions}
      setLanguage={setLanguage}
      changePassword={changePasswordAction}
      endSession={endSessionAction}
      endOtherSessions={endOtherSessionsAction}
    />
  );
}
