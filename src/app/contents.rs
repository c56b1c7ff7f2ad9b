//! Everything the contract holds, to list, change, remove and reorder.
