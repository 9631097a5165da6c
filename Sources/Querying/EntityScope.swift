import ByteBuffers
package import EventsAPI

/// The entities that the entity selector of a query stands for.
package enum EntityScope: Sendable {
    case ids(Set<String>)
    /// All of a type, in upper case.
    case type(String)

    /// - Parameters:
    ///   - text: an entity selector that was found to be well-formed.
    ///   - inventory: what the selector is resolved against; without one a selector that asks for
    ///     more than type and ids stands for its made-up entity (contract 0.5).
    ///   - now: what times in the selector are relative to.
    package init(_ text: String, in inventory: EntityInventory?, at now: Timestamp) {
        let bytes = Array(text.utf8)
        var selector = EntitySelector()
        do throws(SelectorError) {
            try selector.parse(bytes.span)
        } catch {
            self = .ids([])
            return
        }
        self.init(selector, bytes.span, in: inventory, at: now)
    }

    private init(
        _ selector: borrowing EntitySelector, _ text: Span<UInt8>,
        in inventory: EntityInventory?, at now: Timestamp
    ) {
        // What ids alone tell holds also for entities that no inventory knows any more.
        if selector.asksForTypeOrIDs {
            let ids = selector.entityIDs.map { String(text.extracting($0)) }
            let type = selector.type.map { String(text.extracting($0)).uppercased() }
            self = ids.isEmpty ? .type(type ?? "") : .ids(Set(ids))
        } else if let inventory {
            self = .ids(inventory.matchedIDs(selector, in: text, at: now))
        } else {
            self = .ids([MadeUpEntity.id(of: selector, in: text)])
        }
    }

    /// Whether the entity is one of them.
    func contains(_ id: String) -> Bool {
        switch self {
        case .ids(let ids): ids.contains(id)
        case .type(let type): id.dropLast(17) == type[...]
        }
    }
}

extension EntitySelector {
    /// Whether it has no criterion but `type(…)` and `entityId(…)`.
    fileprivate var asksForTypeOrIDs: Bool {
        for place in 0..<tape.count {
            switch tape[place].kind {
            case .type, .entityID, .value: continue
            default: return false
            }
        }
        return true
    }
}
