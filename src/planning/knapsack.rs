//! The cheapest choice of steps that together bring at least so much.
//!
//! A knapsack turned round: for every gain up to a limit, the least cost of reaching it. Costs are steps first and items
//! second, and both add up, so one number that holds both can be made least. Exact: gains are whole units.

/// Steps, then items: the order of the numbers is that of the costs.
pub(super) type Cost = u32;

/// A cost that nothing has: the gain cannot be reached.
pub(super) const NEVER: Cost = u32::MAX;

/// The cost of raising one item by so many steps.
pub(super) const fn cost_of(steps: u8) -> Cost {
    (steps as Cost) << 12 | (steps > 0) as Cost
}

/// The steps of a cost.
#[cfg(test)]
pub(super) const fn steps_of(cost: Cost) -> Cost {
    cost >> 12
}

/// What one item brings after one step, two steps and so on, in units; rising.
pub(super) type Offer = Vec<usize>;

/// The least cost of every gain up to a limit, and how it is reached.
pub(super) struct Table {
    /// The least cost of gaining at least so many units.
    costs: Vec<Cost>,
    /// For every offer, and every gain asked of it and those after it, how many steps it takes.
    choices: Vec<Vec<u8>>,
}

/// Takes a choice that costs less. Between equals the earlier item takes more: offers are met from the last to the first.
#[inline]
fn better(best: &mut Cost, choice: &mut u8, cost: Cost, steps: u8) {
    if cost <= *best && cost != NEVER {
        *best = cost;
        *choice = steps;
    }
}

impl Table {
    /// The table of some offers, for gains up to `limit` units.
    pub(super) fn of(offers: &[Offer], limit: usize) -> Table {
        let mut costs = vec![NEVER; limit + 1];
        costs[0] = 0;
        let mut choices = Vec::with_capacity(offers.len());
        for offer in offers.iter().rev() {
            let mut best = costs.clone();
            let mut choice = vec![0; limit + 1];
            for (steps, gain) in (1..).zip(offer) {
                let price = cost_of(steps);
                // A need up to the gain is met by these steps alone; of a larger one the rest is left to the others.
                let met = (*gain).min(best.len());
                let ((near, far), (near_choice, far_choice)) =
                    (best.split_at_mut(met), choice.split_at_mut(met));
                for (best, choice) in near.iter_mut().zip(near_choice) {
                    better(best, choice, price, steps);
                }
                for ((best, choice), rest) in far.iter_mut().zip(far_choice).zip(&costs) {
                    better(best, choice, rest.saturating_add(price), steps);
                }
            }
            costs = best;
            choices.push(choice);
        }
        choices.reverse();
        Table { costs, choices }
    }

    /// The least cost of gaining at least `need` units; [`NEVER`] where it cannot be.
    pub(super) fn cost(&self, need: usize) -> Cost {
        self.costs.get(need).copied().unwrap_or(NEVER)
    }

    /// The steps of every offer at that cost.
    pub(super) fn steps(&self, offers: &[Offer], mut need: usize) -> Vec<u8> {
        let pairs = self.choices.iter().zip(offers);
        pairs
            .map(|(choice, offer)| {
                let steps = choice[need];
                if let Some(step) = usize::from(steps).checked_sub(1) {
                    need = need.saturating_sub(offer[step]);
                }
                steps
            })
            .collect()
    }
}
