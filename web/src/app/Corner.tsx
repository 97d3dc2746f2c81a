// How does a notice look? As the widgets' own, at the bottom; fetched when there is one.

import { Notifications } from "@mantine/notifications";

export const Corner = () => <Notifications position="bottom-right" />;
