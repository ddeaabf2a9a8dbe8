import { MessageSkeleton } from "@/components/messages/message-skeleton";

export default MessageSkeleton;
