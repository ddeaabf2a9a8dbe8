"use server";

import { operatorAction } from "@/app/_server/action";
import { closeHost } from "@/lib/hosts/close-host";
import { openHost } from "@/lib/hosts/open-host";
import { closeHostInput, openHostInput } from "@/lib/hosts/schema";

export const openHostAction = operatorAction(openHostInput, ({ scope }, input) => openHost(scope, input));

export const closeHostAction = operatorAction(closeHostInput, ({ scope }, input) => closeHost(scope, input));
