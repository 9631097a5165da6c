/// What one criterion asks of an entity, its values decoded and its nested selector answered.
indirect enum EntityCondition {
    /// In small letters.
    case type(String)
    case memberOf(EntitySet)
    case name(EntityNameCondition)
    /// By their keys, since a selector may have hundreds.
    case tag([String: [EntityTag]])
    case managementZoneID([String])
    case managementZoneName([String])
    case healthState(Entity.HealthState)
    case firstSeen(FirstSeenCondition)
    /// The attribute's name is in small letters.
    case attribute(String, [String])
    case attributeExists(String)
    case not(EntityCondition)
    /// Of criteria that ask nothing of a single entity.
    case always

    func holds(for place: Int, of known: [Entity]) -> Bool {
        switch self {
        case .memberOf(let set): set.contains(place)
        case .not(let condition): !condition.holds(for: place, of: known)
        default: holds(for: known[place])
        }
    }

    private func holds(for entity: Entity) -> Bool {
        switch self {
        case .type(let type): entity.foldedType.hasSameBytes(as: type)
        case .name(let condition): condition.holds(for: entity)
        case .tag(let wanted): entity.hasTag(of: wanted)
        case .managementZoneID(let ids):
            entity.managementZones.contains { zone in
                ids.contains { zone.id.hasSameBytes(as: $0) }
            }
        case .managementZoneName(let names):
            entity.managementZones.contains { zone in
                names.contains { zone.name.hasSameBytes(as: $0) }
            }
        case .healthState(let state): entity.healthState == state
        case .firstSeen(let condition): condition.holds(for: entity)
        case .attribute(let name, let values): entity.hasProperty(name, of: values)
        case .attributeExists(let name):
            entity.properties.contains { $0.name.hasSameBytes(as: name) }
        case .memberOf, .not, .always: true
        }
    }
}

extension Entity {
    fileprivate func hasTag(of wanted: [String: [EntityTag]]) -> Bool {
        tags.contains { tag in wanted[tag.key]?.contains { tag.isSame(as: $0) } ?? false }
    }

    /// Whether the property, or an element of it, is one of the values; these are case-sensitive.
    fileprivate func hasProperty(_ name: String, of wanted: [String]) -> Bool {
        properties.contains { property in
            property.name.hasSameBytes(as: name)
                && property.values.contains { value in
                    wanted.contains { value.hasSameBytes(as: $0) }
                }
        }
    }
}
