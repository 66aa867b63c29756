//! The names of a run in another language: as they are, but where they clash with its own words or with one another.

/// What a language takes for a name.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Words that it has a meaning for; one that ends in `*` stands for all that begin so.
    pub reserved: &'static [&'static str],
    /// Whether it has a meaning for a word beside these.
    pub means: fn(&str) -> bool,
    /// Whether `V` and `v` are one name.
    pub case_blind: bool,
    /// The most letters.
    pub longest: usize,
}

/// Names, and what each is called there.
#[derive(Clone, Debug)]
pub struct Names(Vec<(&'static str, String)>);

impl Names {
    /// Names for all of these, the first before the others; each keeps its own where the language allows.
    pub fn of(names: impl IntoIterator<Item = &'static str>, rules: Rules) -> Names {
        Names::keyed(names.into_iter().map(|name| (name, name)), rules)
    }

    /// The same of names that each have a key, by which they are called where the language allows.
    pub fn keyed(names: impl IntoIterator<Item = (&'static str, &'static str)>, rules: Rules) -> Names {
        let mut taken = Names(Vec::new());
        for (name, key) in names {
            taken.add_keyed(name, key, rules);
        }
        taken
    }

    /// Takes a name's place: the language makes it by itself of another.
    pub fn takes(&mut self, name: String) {
        self.0.push(("", name));
    }

    /// Names more, each with those that the language makes of it by itself. Shorter ones come first: what is made of one is longer.
    pub fn add_with<const MADE: usize>(
        &mut self,
        names: impl IntoIterator<Item = &'static str>,
        rules: Rules,
        made: impl Fn(&str) -> [String; MADE],
    ) {
        let mut names: Vec<&'static str> = names.into_iter().collect();
        names.sort_by_key(|name| name.len());
        for name in names {
            self.add(name, rules);
            made(&self.called(name)).into_iter().for_each(|made| self.takes(made));
        }
    }

    /// One name more, where it is not known.
    pub fn add(&mut self, name: &'static str, rules: Rules) {
        self.add_keyed(name, name, rules);
    }

    fn add_keyed(&mut self, name: &'static str, key: &str, rules: Rules) {
        if self.0.iter().all(|(known, _)| *known != name) {
            let free = self.free(key, rules);
            self.0.push((name, free));
        }
    }

    /// What it is called.
    pub fn called(&self, name: &str) -> String {
        let known = self.0.iter().find(|(known, _)| *known == name);
        known.map_or_else(|| name.to_string(), |(_, called)| called.clone())
    }

    /// Whether something is called so.
    pub fn has(&self, called: &str) -> bool {
        self.0.iter().any(|(_, known)| known == called)
    }

    /// One more name, for something of the program's own.
    pub fn further(&mut self, name: &'static str, rules: Rules) -> String {
        let free = self.free(name, rules);
        // It stands for nothing of the run, so that only its place is taken.
        self.0.push(("", free.clone()));
        free
    }

    /// Those that are called otherwise: the name and what it is called, for the head of the program.
    pub fn changed(&self) -> Vec<(&'static str, &str)> {
        let changed = self.0.iter().filter(|(name, called)| !name.is_empty() && name != called);
        changed.map(|(name, called)| (*name, called.as_str())).collect()
    }

    fn free(&self, name: &str, rules: Rules) -> String {
        let fold = |name: &str| if rules.case_blind { name.to_lowercase() } else { name.to_string() };
        let is_of = |word: &str, name: &str| match word.strip_suffix('*') {
            Some(opening) => name.starts_with(&fold(opening)),
            None => fold(word) == name,
        };
        let free = |candidate: &String| {
            let folded = fold(candidate);
            !rules.reserved.iter().any(|word| is_of(word, &folded))
                && !(rules.means)(candidate)
                && self.0.iter().all(|(_, called)| fold(called) != folded)
        };
        let mut plain: String = name.trim_start_matches('_').chars().filter(|c| *c != '\'').collect();
        if rules.reserved.iter().any(|word| word.ends_with('*') && is_of(word, &fold(&plain))) {
            plain.retain(|letter| letter != '_');
        }
        let with = |tail: &str| {
            let kept = rules.longest.saturating_sub(tail.len());
            format!("{}{tail}", plain.chars().take(kept).collect::<String>())
        };
        let tails = std::iter::once(String::new()).chain(std::iter::once("_".into()));
        let mut candidates = tails.chain((2..).map(|number: u32| number.to_string())).map(|tail| with(&tail));
        candidates.find(free).unwrap_or_else(|| plain.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: Rules = Rules {
        reserved: &["t", "exp", "xi_*"],
        means: |word| word.ends_with("volt"),
        case_blind: true,
        longest: 6,
    };

    #[test]
    fn what_clashes_is_called_otherwise_and_told() {
        let names = Names::of(["v", "V", "exp", "recovery", "recover"], RULES);
        let called = ["v", "V", "exp", "recovery", "recover"].map(|name| names.called(name));
        assert_eq!(called, ["v", "V_", "exp_", "recove", "recov_"]);
        assert_eq!(names.changed().len(), 4);
        assert_eq!(Names::of(["mvolt"], RULES).called("mvolt"), "mvolt_");
    }

    #[test]
    fn no_name_begins_as_one_that_has_a_meaning() {
        let names = Names::of(["xi_a", "xia", "xi"], RULES);
        assert_eq!(["xi_a", "xia", "xi"].map(|name| names.called(name)), ["xia", "xia_", "xi"]);
    }
}
