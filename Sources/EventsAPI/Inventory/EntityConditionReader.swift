import ByteBuffers

/// Makes conditions of a selector's criteria. A nested selector is answered here, once for all
/// entities, so that the time grows with their number and not with its square.
struct EntityConditionReader {
    let inventory: EntityInventory
    let now: Timestamp

    /// The conditions of the criteria that stand one behind the other in a range of the tape.
    func conditions(
        in nodes: Range<Int>, _ selector: borrowing EntitySelector, _ text: Span<UInt8>
    ) -> EntityConditions {
        var conditions = EntityConditions()
        var place = nodes.lowerBound
        while place < nodes.upperBound {
            if let includesDeleted = deletion(at: place, selector) {
                conditions.includesDeleted = includesDeleted
            } else {
                conditions.all.append(condition(at: place, selector, text))
            }
            place = selector.tape[place].next
        }
        return conditions
    }

    /// What a criterion says of deleted entities; nil when it is about something else. Negated, it
    /// says the contrary.
    private func deletion(at place: Int, _ selector: borrowing EntitySelector) -> Bool? {
        switch selector.tape[place].kind {
        case .includeDeleted: true
        case .excludeDeleted: false
        case .not: deletion(at: place + 1, selector).map { !$0 }
        default: nil
        }
    }

    private func condition(
        at place: Int, _ selector: borrowing EntitySelector, _ text: Span<UInt8>
    ) -> EntityCondition {
        let node = selector.tape[place]
        switch node.kind {
        case .fromRelationship, .toRelationship: return related(node, at: place, selector, text)
        case .not: return .not(condition(at: place + 1, selector, text))
        case .caseSensitive: return name(at: place + 1, selector, text, isCaseSensitive: true)
        case .entityNameContains, .entityNameEquals, .entityNameStartsWith, .entityNameIn:
            return name(at: place, selector, text, isCaseSensitive: false)
        case .attribute:
            let name = String(text.extracting(node.range)).lowercased()
            return .attribute(name, values(of: place, selector, text))
        case .attributeExists:
            return .attributeExists(String(text.extracting(node.range)).lowercased())
        default: return condition(of: node.kind, values(of: place, selector, text))
        }
    }

    /// The condition of a criterion that is its values only.
    private func condition(of kind: SelectorNode.Kind, _ values: [String]) -> EntityCondition {
        switch kind {
        case .type: .type(values.first?.lowercased() ?? "")
        case .entityID: .memberOf(listed(values))
        case .tag: .tag(tags(values))
        case .managementZoneID: .managementZoneID(values)
        case .managementZoneName: .managementZoneName(values)
        case .healthState: .healthState(values == ["HEALTHY"] ? .healthy : .unhealthy)
        case .firstSeenBefore, .firstSeenAtOrBefore, .firstSeenAfter, .firstSeenAtOrAfter:
            firstSeen(kind, values)
        default: .always
        }
    }

    private func tags(_ values: [String]) -> [String: [EntityTag]] {
        let tags = values.map { EntityTag(parsing: $0) ?? EntityTag(key: $0) }
        return Dictionary(grouping: tags, by: \.key)
    }

    private func name(
        at place: Int, _ selector: borrowing EntitySelector, _ text: Span<UInt8>,
        isCaseSensitive: Bool
    ) -> EntityCondition {
        .name(
            EntityNameCondition(
                selector.tape[place].kind, values(of: place, selector, text),
                isCaseSensitive: isCaseSensitive))
    }

    /// A time beyond all calendars is held by no entity.
    private func firstSeen(_ kind: SelectorNode.Kind, _ values: [String]) -> EntityCondition {
        let expression = values.first.flatMap { TimeExpression($0.utf8.span) }
        guard let limit = expression?.resolved(at: now) else { return .not(.always) }
        return .firstSeen(FirstSeenCondition(kind: kind, limit: limit, now: now))
    }

    private func listed(_ ids: [String]) -> EntitySet {
        var set = EntitySet(count: inventory.known.count)
        for id in ids {
            if let place = inventory.places[id] { set.insert(place) }
        }
        return set
    }

    private func related(
        _ node: SelectorNode, at place: Int, _ selector: borrowing EntitySelector,
        _ text: Span<UInt8>
    ) -> EntityCondition {
        let conditions = conditions(in: place + 1..<node.next, selector, text)
        var others = EntitySet(count: inventory.known.count)
        for place in others.places where conditions.hold(for: place, of: inventory.known) {
            others.insert(place)
        }
        let name = String(text.extracting(node.range)).lowercased()
        return .memberOf(
            node.kind == .fromRelationship
                ? inventory.relationships.sources(of: name, to: others)
                : inventory.relationships.targets(of: name, from: others))
    }

    private func values(
        of place: Int, _ selector: borrowing EntitySelector, _ text: Span<UInt8>
    ) -> [String] {
        (place + 1..<selector.tape[place].next).map { selector.tape[$0].value(in: text) }
    }
}

extension SelectorNode {
    /// What a value says: a backslash before a quotation mark or another backslash is left out.
    fileprivate func value(in text: Span<UInt8>) -> String {
        guard hasEscapes else { return String(text.extracting(range)) }
        var bytes = ByteBuffer(capacity: range.count)
        var offset = range.lowerBound
        while offset < range.upperBound {
            if SelectorCharacter.isEscape(at: offset, in: text) { offset += 1 }
            bytes.append(text[offset])
            offset += 1
        }
        return String(bytes.span)
    }
}
