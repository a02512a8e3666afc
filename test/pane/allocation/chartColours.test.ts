import { themes } from "../../../src/pane/theme";

/** Relative luminance as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt((colour.length === 4 ? colour.replace(/[^#]/g, "$&$&") : colour).slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(["light", "dark"] as const)("in the %s theme", (name) => {
  const {
    colorNeutralBackground1: background,
    chartBase,
    chartDirect,
    chartPopulationHealth,
    chartIncentive,
    chartRisk,
    chartRiskEdge,
  } = themes[name];

  test.each<[what: string, one: string, other: string]>([
    ["base and background", chartBase, background],
    ["direct services and background", chartDirect, background],
    ["population health and background", chartPopulationHealth, background],
    ["incentive and background, and its stripes", chartIncentive, background],
    ["risk adjustment and background", chartRisk, background],
    ["base and direct services", chartBase, chartDirect],
    ["direct services and population health", chartDirect, chartPopulationHealth],
    ["population health and incentive", chartPopulationHealth, chartIncentive],
    ["incentive and risk adjustment", chartIncentive, chartRisk],
    // Where nothing of the incentive stands between them.
    ["population health and the edge of risk adjustment", chartPopulationHealth, chartRiskEdge],
  ])("%s hold 3 : 1", (_what, one, other) => {
    expect(contrast(one, other)).toBeGreaterThanOrEqual(3);
  });
});

test("with high contrast every part is drawn in a colour that holds 3 : 1 against black", () => {
  const {
    colorNeutralBackground1: background,
    chartBaseEdge,
    chartDirect,
    chartPopulationHealthInk,
    chartIncentive,
    chartRiskInk,
  } = themes.contrast;
  for (const ink of [chartBaseEdge, chartDirect, chartPopulationHealthInk, chartIncentive, chartRiskInk])
    expect(contrast(ink, background)).toBeGreaterThanOrEqual(3);
});
