// What does the screen look like? Calm paper, one blue of ways, serif heads: the same as on the map.

import { createTheme, type MantineColorsTuple } from "@mantine/core";

const way: MantineColorsTuple = [
  "#eef6fa", "#d9e9f1", "#b3d3e4", "#8abcd6", "#68a8ca", "#4f97be", "#3b84ae", "#2a6a8c", "#1f5875", "#14455e",
];

export const theme = createTheme({
  primaryColor: "way",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { way },
  defaultRadius: "md",
  fontFamily: '"Avenir Next", "Segoe UI Variable Text", "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif',
  headings: {
    fontFamily: '"Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", "Liberation Serif", Georgia, serif',
    fontWeight: "500",
  },
  cursorType: "pointer",
  respectReducedMotion: true,
});
