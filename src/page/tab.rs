//! The place of a page among those of its neuron, which are one another's tabs: in which order, and what each is called.

/// The place of a page among those of its neuron.
#[derive(Clone, Copy, Debug)]
pub struct Tab {
    /// The neuron, by the id of its model.
    pub neuron: &'static str,
    /// What the page asks of it.
    pub asks: Asks,
    /// The current that it injects.
    pub current: Current,
}

/// The current that a page injects, as the other pages of its neuron may take it along.
#[derive(Clone, Copy, Debug)]
pub enum Current {
    /// None that is one run's.
    None,
    /// Any kind, chosen by the keys that all models' pages have.
    Any,
    /// One kind, by its name there, with each of these keys and the page's own in its place.
    One(&'static str, &'static [[&'static str; 2]]),
}

impl Tab {
    /// The page that asks this of a neuron.
    pub const fn of(neuron: &'static str, asks: Asks) -> Tab {
        Tab { neuron, asks, current: Current::None }
    }

    /// The same of a page that injects this.
    pub const fn under(self, current: Current) -> Tab {
        Tab { current, ..self }
    }
}

macro_rules! asks {
    ($($asks:ident $name:literal;)*) => {
        /// What a page asks of a neuron, in the order of the tabs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Asks {
            $(#[doc = $name] $asks,)*
        }

        impl Asks {
            /// On the tab.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Asks::$asks => $name,)*
                }
            }
        }
    };
}
asks! {
    Step "Step";
    Ramp "Ramp";
    Sinusoid "Sinusoid";
    Current "Any current";
    Run "Run";
    Plane "Plane";
    Slice "Any plane";
    Currents "Currents";
    Firing "f–I curve";
    Clamp "Voltage clamp";
    Race "Ramp race";
    TimeStep "Time step";
}
