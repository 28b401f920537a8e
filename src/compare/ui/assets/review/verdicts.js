// The verdicts on a pair: [as recorded, its key, as shown].

export const VERDICTS = [["same", "s", "Same claim"], ["related", "r", "Related"], ["different", "d", "Different"], ["unsure", "u", "Unsure"]];
