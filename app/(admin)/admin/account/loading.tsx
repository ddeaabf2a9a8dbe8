import { AccountSkeleton } from "@/components/users/account/account-skeleton";

export default AccountSkeleton;
